// What both stand-in pages share: the thread, the composer, and the reading of an event stream.

const thread = document.querySelector("main");
const prompt = document.querySelector("textarea");

// Makes or updates the bubble of a message. The text may hold several paragraphs; it is never read as HTML.
function show(id, role, text, state) {
  let bubble = document.getElementById(id);
  if (!bubble) {
    bubble = document.createElement("article");
    bubble.id = id;
    bubble.dataset.role = role;
    thread.append(bubble);
  }
  bubble.dataset.state = state;
  bubble.replaceChildren(...text.split("\n\n").map((paragraph) => {
    const p = document.createElement("p");
    p.textContent = paragraph;
    return p;
  }));
}

function complain(text) {
  const alert = document.createElement("div");
  alert.setAttribute("role", "alert");
  alert.textContent = text;
  thread.append(alert);
}

function post(url, body, headers = {}) {
  return fetch(url, {
    method: "POST",
    credentials: "include",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
}

function later(delay_ms, action) {
  let timer;
  return () => { clearTimeout(timer); timer = setTimeout(action, delay_ms); };
}

// Calls `take(event name, data)` for every event, as it comes.
async function readEvents(response, take) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    const blocks = (rest + value).split("\n\n");
    rest = blocks.pop();
    for (const block of blocks) {
      const fields = block.split("\n").map((line) => line.split(/: ?(.*)/s));
      const data = fields.filter(([name]) => name === "data").map(([, text]) => text).join("\n");
      take(fields.find(([name]) => name === "event")?.[1] ?? "message", data);
    }
  }
}

// Sends on the button and on Enter. Whatever goes wrong is shown; nothing is sent a second time.
function onSend(send) {
  const go = async (event) => {
    event.preventDefault();
    const text = prompt.value.trim();
    if (!text) return;
    prompt.value = "";
    try { await send(text); } catch (error) { complain(`Erreur réseau : ${error.message}`); }
  };
  document.querySelector("form").addEventListener("submit", go);
  prompt.addEventListener("keydown", (event) => { if (event.key === "Enter" && !event.shiftKey) go(event); });
}

function onFile(upload) {
  const input = document.querySelector("input[type=file]");
  document.querySelector("button[type=button]").addEventListener("click", () => input.click());
  input.addEventListener("change", async () => {
    try { await upload(input.files[0]); } catch (error) { complain(`Erreur réseau : ${error.message}`); }
  });
}
