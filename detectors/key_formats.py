"""Shapes of keys and tokens that services give out, by the prefix that each service documents; in folded spelling, own expressions.

The services to look for were checked against the list of gitleaks (MIT, https://github.com/gitleaks/gitleaks) and the pages of the
services, such as https://docs.github.com/en/authentication and https://docs.gitlab.com/security/tokens.
"""

import re

_WORD = "[a-z0-9]"
_NAME = "[a-z0-9_]"
_URL = "[a-z0-9_-]"
_HEX = "[0-9a-f]"

FORMATS: dict[str, tuple[str, ...]] = {
    "Anthropic": (rf"sk-ant-(?:api|admin|sid|oat|ort)[0-9]{{2}}-{_URL}{{24,300}}",),
    "OpenAI": (
        rf"sk-(?:proj|svcacct|admin|none)-{_URL}{{24,300}}",
        rf"sk-{_WORD}{{20,120}}",
        rf"sess-{_WORD}{{40,60}}",
    ),
    "OpenRouter": (rf"sk-or-v[0-9]-{_HEX}{{40,80}}",),
    "Hugging Face": (rf"(?:hf|api_org)_{_WORD}{{30,60}}",),
    "Groq, xAI": (rf"gsk_{_WORD}{{40,80}}", rf"xai-{_WORD}{{60,120}}"),
    "Perplexity, Replicate": (rf"pplx-{_WORD}{{40,80}}", rf"r8_{_WORD}{{35,50}}"),
    "LangSmith, Cohere, Tavily": (
        rf"lsv2_(?:pt|sk)_{_NAME}{{30,80}}",
        rf"co-{_WORD}{{36,60}}",
        rf"tvly-{_URL}{{20,60}}",
    ),
    "GitHub": (rf"gh[pousr]_{_WORD}{{30,255}}", rf"github_pat_{_NAME}{{40,255}}"),
    "GitLab": (rf"gl(?:pat|ptt|dt|rt|cbt|ft|soat|agent|imt|ffct|oas)-{_URL}{{18,300}}",),
    "AWS": (r"(?:akia|asia|abia|acca)[a-z2-7]{16}", rf"bedrock-api-key-{_URL}{{40,300}}"),
    "Google": (
        rf"aiza{_URL}{{30,60}}",
        rf"gocspx-{_URL}{{20,60}}",
        rf"ya29\.{_URL}{{20,400}}",
        rf"1//0{_URL}{{30,120}}",
    ),
    "Azure": (r"[a-z0-9_~.]{3}[0-9]q~[a-z0-9_~.-]{31,40}",),
    "Slack": (rf"xox[abeoprs]-{_URL}{{10,300}}", rf"xapp-[0-9]-{_URL}{{20,300}}", rf"xwfp-{_URL}{{20,300}}"),
    "Stripe": (rf"(?:sk|rk)_(?:live|test|prod)_{_WORD}{{10,250}}", rf"whsec_{_WORD}{{20,80}}"),
    "npm, PyPI": (rf"npm_{_WORD}{{36,60}}", rf"pypi-ag{_URL}{{50,300}}"),
    "RubyGems, Docker": (rf"rubygems_{_HEX}{{40,60}}", rf"dckr_(?:pat|oat)_{_URL}{{20,60}}"),
    "SendGrid, Mailgun, Brevo": (
        rf"sg\.{_URL}{{16,32}}\.{_URL}{{32,64}}",
        rf"key-{_HEX}{{32}}",
        rf"xkeysib-{_HEX}{{40,80}}-{_WORD}{{10,30}}",
    ),
    "Telegram, Twilio": (rf"[0-9]{{8,10}}:aa{_URL}{{32,36}}", rf"sk{_HEX}{{32}}"),
    "DigitalOcean, Heroku": (rf"do[opr]_v1_{_HEX}{{60,70}}", rf"hrku-{_URL}{{30,80}}"),
    "Shopify, Square": (
        rf"shp(?:at|ss|ca|pa)_{_HEX}{{32}}",
        rf"sq0(?:atp|csp)-{_URL}{{20,60}}",
        rf"eaaa{_URL}{{56,64}}",
    ),
    "Databricks, Vault, Terraform": (
        rf"dapi{_HEX}{{32}}(?:-[0-9])?",
        rf"hv[sbr]\.{_URL}{{20,300}}",
        rf"{_WORD}{{14}}\.atlasv1\.{_URL}{{50,80}}",
    ),
    "Grafana, New Relic, Sentry": (
        rf"gl(?:c|sa)_{_NAME}{{30,200}}",
        rf"nrak-{_WORD}{{20,40}}",
        rf"sntry[su]_{_NAME}{{30,300}}",
    ),
    "Atlassian, Linear, Notion": (
        rf"atatt3{_URL}{{40,300}}",
        rf"lin_api_{_WORD}{{30,60}}",
        rf"(?:ntn|secret)_{_WORD}{{40,60}}",
    ),
    "Airtable, Figma, Postman": (
        rf"pat{_WORD}{{14}}\.{_HEX}{{64}}",
        rf"fig[dor]_{_URL}{{30,80}}",
        rf"pmak-{_HEX}{{24}}-{_HEX}{{34}}",
    ),
    "Supabase, Netlify, Sonar, Pulumi": (
        rf"sb(?:p|_secret)_{_URL}{{20,80}}",
        rf"nfp_{_WORD}{{30,60}}",
        rf"sq[pua]_{_HEX}{{40}}",
        rf"pul-{_HEX}{{40}}",
    ),
    "Doppler, age, Scaleway": (
        rf"dp\.(?:pt|st|ct|sa|scim|audit)\.{_URL}{{38,60}}",
        r"age-secret-key-1[a-z0-9]{50,60}",
        r"scw[a-z0-9]{17}",
    ),
}
"""Service -> how its keys look. `ghp_` and 36 letters and digits; not `ghp_your_token_here`, which holds no chance characters."""

TOKEN = rf"eyj{_URL}{{8,4000}}\.ey{_URL}{{8,8000}}\.{_URL}{{0,4000}}"
"""A JSON Web Token: header, claims, signature. Source: RFC 7519."""

_LEFT = r"(?<![a-z0-9_.-])"
KEY = re.compile(
    (_LEFT + "(?:" + "|".join(s for shapes in FORMATS.values() for s in shapes) + ")(?![a-z0-9])").encode()
)
JWT = re.compile((_LEFT + TOKEN).encode())

HEADS = (
    rb"[^a-z0-9_.-](?:sk-[a-z0-9]|sess-|hf_|api_org_|gsk_|xai-|pplx-|r8_|lsv2_|co-[a-z0-9]{8}|tvly-|gh[pousr]_|github_pat_|gl[a-z]{1,5}[_-]"
    rb"|(?:akia|asia|abia|acca)[a-z2-7]{16}|bedrock-api|aiza|gocspx-|ya29\.|1//0|[a-z0-9_~.]{3}[0-9]q~|xox[abeoprs]-|xapp-|xwfp-|[sr]k_"
    rb"|whsec_|npm_|pypi-|rubygems_|dckr_|sg\.|key-[0-9a-f]{8}|xkeysib-|[0-9]{8,10}:aa|sk[0-9a-f]{32}|do[opr]_v1_|hrku-|shp|sq0|eaaa"
    rb"|dapi[0-9a-f]{8}|hv[sbr]\.|[a-z0-9]{14}\.atlas|nrak-|sntry|atatt3|lin_api_|ntn_|secret_|pat[a-z0-9]{14}\.|fig[dor]_|pmak-|sbp_|sb_"
    rb"|nfp_|sq[pua]_|pul-|dp\.|age-secret|scw[a-z0-9]{8})"
)
"""How every key begins, for the fast pass."""
