// Word puts its lists on the clipboard as paragraphs with a sign in front: made into lists again, before anything is read.

function wordLists(body) {
  let last = null; // the list that the paragraph before belongs to
  for (const paragraph of body.querySelectorAll("p, h1, h2, h3, h4, h5, h6")) {
    const level = /mso-list:[^;]*level(\d)/.exec(paragraph.getAttribute("style") || "");
    if (!level) continue;
    const sign = takeSign(paragraph);
    const joins = last && paragraph.previousElementSibling === last;
    if (!joins) {
      last = newList(sign);
      paragraph.before(last);
    }
    const list = listAtLevel(last, Number(level[1]), sign);
    const item = paragraph.ownerDocument.createElement("li");
    item.append(...paragraph.childNodes);
    list.append(item);
    paragraph.remove();
  }
}

// The sign Word drew itself, "·" or "a)", which is no part of the words.
function takeSign(paragraph) {
  const spans = [...paragraph.querySelectorAll("span")].filter((span) => /mso-list:\s*Ignore/i.test(span.getAttribute("style") || ""));
  const sign = spans.map((span) => span.textContent).join("").trim();
  for (const span of spans) span.remove();
  return sign;
}

function newList(sign) {
  return document.createElement(/^\(?[0-9A-Za-z]{1,4}[.)]/.test(sign) && !/^o$/.test(sign) ? "ol" : "ul");
}

function listAtLevel(outermost, level, sign) {
  let list = outermost;
  for (let depth = 1; depth < level && list.lastElementChild; depth += 1) {
    const item = list.lastElementChild;
    if (!/^[OU]L$/.test(item.lastElementChild ? item.lastElementChild.tagName : "")) item.append(newList(sign));
    list = item.lastElementChild;
  }
  return list;
}
