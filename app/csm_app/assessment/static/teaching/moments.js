// Moments in the reader's own time zone, in few words: "14:05" today, "Thu 26 Nov, 11:15" on another day.

const TIME = { hour: "2-digit", minute: "2-digit" };
const DAY = { weekday: "short", day: "numeric", month: "short", ...TIME };
const ISO = /(on )?(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)/g;

const isToday = (when) => when.toDateString() === new Date().toDateString();

// As it stands after "until" and "since".
export const words = (when) => when.toLocaleString("en-GB", isToday(when) ? TIME : DAY);

// All moments below a part of the page; those that stand alone say "today" as well.
export function localise(part) {
  for (const one of part.querySelectorAll("time[data-short]")) {
    const when = new Date(one.dateTime);
    one.title = one.textContent;
    one.textContent = (one.dataset.short && isToday(when) ? `${one.dataset.short}, ` : "") + words(when);
  }
}

// A sentence of the service, which has moments as in ISO 8601 in it: "on Thu 26 Nov, 11:15", "at 14:05".
export const inWords = (sentence) => sentence.replace(ISO, (_, on, moment) => {
  const when = new Date(moment);
  return (on && isToday(when) ? "at " : on || "") + words(when);
});
