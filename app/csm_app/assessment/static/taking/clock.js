// The time left. It comes from the service and is counted by the browser's own stopwatch: whoever sets the computer's
// clock changes nothing. Where stopwatch and clock disagree, the computer slept or its clock was set: the service is asked.

const MILESTONES = [10, 5, 1]; // minutes at which it is said how much is left
const DISAGREE = 2000; // milliseconds
const STALE = 60_000; // milliseconds after which the service is asked again

export function countdown({ draw, say, up, ask }) {
  let end = null; // by performance.now(); null where there is no limit
  let passed = 0; // milestones already behind us
  let over = false;
  let heard = performance.now();
  let stopwatch = performance.now();
  let wall = Date.now();

  // Counted from when the question was sent: rather a moment too little than a moment too much.
  function set(secondsLeft, sent) {
    const first = end === null;
    heard = performance.now();
    end = secondsLeft === null ? null : sent + 1000 * secondsLeft;
    if (end !== null && first) passed = behind();
    if (end !== null && left() > 0) over = false;
    show();
  }

  const left = () => Math.max(0, (end - performance.now()) / 1000);
  const behind = () => MILESTONES.filter((minutes) => left() <= 60 * minutes).length;

  function tick() {
    const [watchNow, wallNow] = [performance.now(), Date.now()];
    const [byWatch, byWall] = [watchNow - stopwatch, wallNow - wall];
    [stopwatch, wall] = [watchNow, wallNow];
    if (Math.abs(byWatch - byWall) > DISAGREE || watchNow - heard > STALE) {
      heard = watchNow;
      ask();
    }
    show();
  }

  function show() {
    if (end === null) return;
    draw(words(left()), left());
    if (behind() > passed && left() > 0) say(spoken(left()));
    passed = behind();
    if (left() > 0 || over) return;
    over = true;
    up();
  }

  setInterval(tick, 500);
  return { set, left: () => (end === null ? null : left()) };
}

// "59:07", "1:02:10"
function words(seconds) {
  const whole = Math.ceil(seconds);
  const two = (number) => String(number).padStart(2, "0");
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60)];
  return hours ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

function spoken(seconds) {
  const minutes = Math.ceil(seconds / 60);
  return minutes === 1 ? "1 minute left" : `${minutes} minutes left`;
}
