"""The page that a browser shows when a whole tool is refused. It needs no network: no script, font or image."""

from html import escape

from proxy.replies.reply import Reply

_HEADERS = (
    ("content-security-policy", "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"),
    ("cache-control", "no-store"),
    ("x-content-type-options", "nosniff"),
)
_PAGE = """<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{tool}\N{NO-BREAK SPACE}: accès non autorisé</title>
<style>
body {{ font: 1rem/1.6 system-ui, sans-serif; color: #1f2933; background: #f5f7fa; margin: 0; }}
main {{ max-width: 38rem; margin: 12vh auto; padding: 2rem; background: #fff; border-radius: .5rem; }}
h1 {{ font-size: 1.4rem; margin-top: 0; }}
section + section {{ border-top: 1px solid #d9e2ec; margin-top: 1.5rem; padding-top: 1rem; color: #52606d; }}
</style>
</head>
<body>
<main>
<section>
<h1>{tool} n’est pas autorisé ici</h1>
<p>{why}</p>
<p>Rien n’a été transmis à ce site. Pour une question ou une demande d’accès\N{NO-BREAK SPACE}: {contact}.</p>
</section>
<section lang="en">
<p><strong>{tool} may not be used here.</strong> Your organisation’s AI charter does not allow this tool.
Nothing was sent to this site. For questions or access, ask: {contact}.</p>
</section>
<p><small>Référence / Reference: {reference}</small></p>
</main>
</body>
</html>
"""


def page(tool: str, why: str, contact: str, reference: str) -> Reply:
    """The page for a refused tool; `why` is in French, as the lists of tools write it."""
    shown = {"tool": tool, "why": why, "contact": contact, "reference": reference}
    body = _PAGE.format(**{name: escape(value) for name, value in shown.items()})
    return Reply(403, "text/html; charset=utf-8", body.encode(errors="replace"), _HEADERS)
