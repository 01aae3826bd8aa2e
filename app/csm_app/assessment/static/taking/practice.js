// Practice: "Check this answer" shows every reason at once, as often as one likes.

import { Refused, ask } from "./service.js";

const AWAY = "The course cannot be reached just now. Try again in a moment.";

export function practice({ sitting, questions, entry, sent }) {
  for (const [item, question] of questions) {
    const button = question.querySelector("[data-part=check]");
    const place = question.querySelector("[data-part=checked]");
    button.addEventListener("click", async () => {
      if (button.getAttribute("aria-disabled") === "true") return;
      if (!entry(item).response) return place.replaceChildren(paragraph("Answer first, then check."));
      button.setAttribute("aria-disabled", "true");
      try {
        await sent(item);
        const { told } = await ask(`sittings/${sitting}/check/${encodeURIComponent(item)}`, { method: "POST", body: {} });
        place.replaceChildren(...judged(told));
        place.firstElementChild.scrollIntoView({ block: "center" }); // not behind the bar with "Next"
      } catch (trouble) {
        place.replaceChildren(paragraph(trouble instanceof Refused ? trouble.message : AWAY));
      } finally {
        button.removeAttribute("aria-disabled");
      }
    });
  }
}

// A check is of the answer at that moment: with another answer it is gone.
export function unchecked(question) {
  question.querySelector("[data-part=checked]")?.replaceChildren();
}

function judged({ points, maximum, reasons }) {
  const right = points >= maximum;
  const verdict = right ? "Right." : points > 0 ? `Partly right: ${round(points)} of ${round(maximum)} points.` : "Not right yet.";
  const head = paragraph(`${right ? "✓" : "✗"} ${verdict}`);
  head.className = right ? "verdict verdict--right" : "verdict";
  const list = document.createElement("ul");
  list.className = "reasons";
  list.append(...reasons.map(line));
  return [head, list];
}

function line({ text, is_key: isKey, chosen, reason }) {
  const row = document.createElement("li");
  row.className = isKey ? "reason reason--key" : chosen ? "reason reason--wrong" : "reason";
  const sign = isKey ? "✓" : chosen ? "✗" : "";
  const mark = [isKey && "Right", chosen && "your answer"].filter(Boolean).join(", ");
  const words = document.createElement("p");
  words.className = "reason-text";
  words.textContent = text;
  const label = document.createElement("span");
  label.className = "reason-mark";
  label.textContent = mark ? `${sign} ${mark[0].toUpperCase()}${mark.slice(1)}` : "";
  row.append(words, label, paragraph(reason));
  return row;
}

const round = (number) => String(Math.round(number * 100) / 100);

function paragraph(words) {
  const made = document.createElement("p");
  made.textContent = words;
  return made;
}
