// Speaks to the service. What fails is one of two things: Refused (asking again would not help) or Away (it may).

const PATIENCE = 15_000; // milliseconds for one request
const RENEWING = 10_000; // milliseconds between two tries to renew the session

export class Refused extends Error {
  constructor(told) {
    super(told.sentence || "The course did not accept this.");
    this.code = told.code || "";
  }
}

export class Away extends Error {
  constructor({ signedOut = false, wait = 0 } = {}) {
    super("away");
    this.signedOut = signedOut;
    this.wait = wait; // milliseconds the service asks us to wait
  }
}

const api = document.querySelector("[data-api]").dataset.api;
let token = document.querySelector("meta[name=csm-xsrf]").content;
let renewed = -RENEWING;

// What the service says, and `sent`: when it was asked, by a clock that nobody can set.
export async function ask(path, { method = "GET", body, keepalive = false } = {}) {
  try {
    return await once(path, method, body, keepalive);
  } catch (trouble) {
    if (!(trouble instanceof Away && trouble.signedOut) || keepalive || !(await renew())) throw trouble;
    return once(path, method, body, keepalive);
  }
}

async function once(path, method, body, keepalive) {
  const sent = performance.now();
  const headers = { "X-XSRFToken": token, ...(body ? { "Content-Type": "application/json" } : {}) };
  const request = { method, headers, keepalive, credentials: "same-origin", cache: "no-store", redirect: "manual" };
  if (body) request.body = JSON.stringify(body);
  let answer, told;
  try {
    answer = await fetch(api + path, { ...request, signal: AbortSignal.timeout(PATIENCE) });
    told = await answer.json().catch(() => null);
  } catch {
    throw new Away();
  }
  if (answer.ok && told) return { told, sent };
  throw fault(answer, told);
}

function fault(answer, told) {
  const { status, type, ok } = answer;
  if (told?.code && !["signed_out", "cross_site"].includes(told.code) && status < 500 && status !== 429) return new Refused(told);
  if (status === 401 || status === 403 || type === "opaqueredirect" || ok) return new Away({ signedOut: true });
  return new Away({ wait: 1000 * (Number(answer.headers.get("Retry-After")) || 0) });
}

// Loads this very page in the background: that signs in again where the sign-in itself still holds, and brings a new token.
async function renew() {
  if (performance.now() - renewed < RENEWING) return false;
  renewed = performance.now();
  try {
    const answer = await fetch(location.href, { credentials: "same-origin", cache: "no-store", signal: AbortSignal.timeout(PATIENCE) });
    const found = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("meta[name=csm-xsrf]");
    if (!answer.ok || !found) return false;
    token = found.content;
    return true;
  } catch {
    return false;
  }
}
