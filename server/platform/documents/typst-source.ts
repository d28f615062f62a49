// The one Typst program that sets every document. What people wrote reaches it only as JSON in a file: never as source.
// Typst keeps what it has set before by what that is made of: so no function here reads `doc`, in which something is
// new each time, and the title stands in a scope of its own.
// Whatever asks where it stands (a page's number, a query) makes Typst set the document again until the answers hold;
// and each rule that is shown costs a look at every piece of text. So neither is there where nothing needs it.
import { TYPST_BLOCKS } from './typst-blocks.ts';

const PAGES = String.raw`
#let windows = (
  din5008b: (x: 25mm, y: 51mm, width: 76mm, height: 37mm, body: 100mm),
  uk-dl: (x: 24mm, y: 56.5mm, width: 80mm, height: 23mm, body: 97mm),
  us-10: (x: 25mm, y: 55mm, width: 82mm, height: 25mm, body: 95mm),
)

// The head of a letter and its height: sender and date, and the addressee where the envelope's window shows it.
#let letter-head(section, margin, page-width, dress) = {
  let text-width = page-width - margin.left - margin.right
  let from = dress({
    set par(leading: 0.55em)
    set text(size: 10.5pt)
    stacked(section.sender + if section.placeDate != none { (section.placeDate,) } else { () })
  })
  let to-none = section.addressee.len() == 0
  if section.envelope in windows and not to-none {
    let window = windows.at(section.envelope)
    let column = page-width - margin.right - window.x - window.width - 10mm
    let from-block = block(width: column, from)
    let to = fitting(section.addressee, window.width, window.height, dress: dress)
    let height = calc.max(
      window.y + measure(to).height + 8mm - margin.top,
      measure(from-block).height + 8mm,
      window.body - margin.top,
    )
    (height: height, body: block(width: 100%, height: height, below: 0pt, {
      place(top + left, dx: text-width - column, from-block)
      place(top + left, dx: window.x - margin.left, dy: window.y - margin.top, to)
    }))
  } else {
    let widest = text-width * 0.5
    let body = {
      if section.sender.len() > 0 or section.placeDate != none {
        align(end, block(width: calc.min(widest, measure(from).width + 1pt), below: 0pt, align(start, from)))
      }
      if not to-none {
        block(above: 9mm, below: 0pt, width: 65%, { set par(leading: 0.55em); set text(size: 10.5pt); stacked(section.addressee) })
      }
      block(above: 0pt, below: 0pt, height: 10mm)
    }
    (height: measure(dress(block(width: text-width, body))).height, body: body)
  }
}

#let margin-of(section) = if section.style == "letter" { (left: 25mm, right: 22mm, top: 24mm, bottom: 22mm) } else { sheet-margin }

// On a sheet the headings stand in the letters' face, and a line parts the sheet at each.
#let with-headings(section, body) = {
  let letter = section.style == "letter"
  show heading.where(level: 1): set text(size: if letter { 1.75em } else { 2.1em })
  show heading.where(level: 2): set text(size: 1.2em)
  show heading.where(level: 3): set text(size: 1em)
  show heading: set block(above: 1.5em, below: 0.8em)
  show heading: set par(leading: 0.4em)
  show heading: it => if letter or it.level == 3 { it } else {
    set text(font: fonts(text.lang, "letter", section.rarer), fill: ink)
    if it.level == 2 { block(width: 100%, above: 1.7em, below: 0.8em, sticky: true, stroke: (top: 0.6pt + luma(65%)), inset: (top: 0.7em), it.body) } else { it }
  }
  body
}

// What a section's text looks like, wherever it is set or measured.
#let dressed(section, body) = {
  set text(lang: section.lang, dir: if section.dir == "rtl" { rtl } else { ltr }, font: fonts(section.lang, section.style, section.rarer))
  if section.flow.any(piece => piece.kind == "heading") { with-headings(section, body) } else { body }
}

#let arabic-size(section) = if section.lang in ("ar", "fa", "ur", "ps") { 1.12 } else { 1 }
#let sizes-of(section) = if section.style == "letter" { (11.25pt, 10.75pt, 10.25pt) } else { (10.25pt, 9.75pt) }

#let paper-of(paper) = if paper == "letter" { (width: 215.9mm, height: 279.4mm) } else { (width: 210mm, height: 297mm) }

// A section's head, or none. Needs a context.
#let head-of(section, paper) = {
  let headed = section.sender.len() + section.addressee.len() > 0 or section.placeDate != none
  if headed { letter-head(section, margin-of(section), paper-of(paper).width, body => dressed(section, body)) } else { (height: 0pt, body: none) }
}

// How a section is set at its usual size.
#let usual-look(section, paper) = (
  head: context head-of(section, paper).body,
  size: sizes-of(section).first() * arabic-size(section), tight: false,
)

// How it is set where a smaller size may bring it onto one page. Needs a context.
#let fitted-look(section, paper) = {
  let page = paper-of(paper)
  let margin = margin-of(section)
  let width = page.width - margin.left - margin.right
  let sizes = sizes-of(section)
  let head = head-of(section, paper)
  // A little smaller and closer before a second page.
  let tries = sizes.map(size => (size, false)) + ((sizes.last(), true),)
  let room = page.height - margin.top - margin.bottom - head.height
  let fits(pair) = measure(dressed(section, flow(section, paper, pair.first() * arabic-size(section), pair.last())), width: width).height <= room
  // What has two pages at the smallest needs no other try.
  let chosen = if section.fit and fits(tries.last()) { tries.find(fits) } else { none }
  let (size, tight) = if chosen == none { tries.first() } else { chosen }
  (head: head.body, size: size * arabic-size(section), tight: tight)
}

// What stands at the foot of a section's pages. Numbered: there may be more of them than one.
#let foot-of(section, numbered) = if section.footer != none {
  dressed(section, {
    set text(size: 8.5pt, fill: luma(30%))
    grid(columns: (1fr, auto), column-gutter: 1em, line-of(section.footer), if numbered { context counter(page).display() } else { "1" })
  })
} else if numbered {
  dressed(section, context { let at = counter(page).get().first(); if at > 1 { align(center, text(size: 9pt, str(at))) } })
}

#let set-section(section, paper, look, numbered) = {
  set page(paper: if paper == "letter" { "us-letter" } else { "a4" }, margin: margin-of(section), footer: foot-of(section, numbered))
  if numbered { counter(page).update(1) }
  dressed(section, { look.head; flow(section, paper, look.size, look.tight) })
  if section.counted [#metadata(none) <section-end>]
}

#let set-document(doc) = {
  { set document(title: doc.title, author: doc.at("author", default: ()), date: none); metadata(none) }
  set text(lang: doc.lang, hyphenate: false, fallback: true, cjk-latin-spacing: none)
  let (paper, numbered) = (doc.paper, doc.numbered)
  if not doc.fit {
    for at in doc.order { let section = doc.sections.at(at); set-section(section, paper, usual-look(section, paper), numbered) }
  } else if doc.order.len() == doc.sections.len() {
    for section in doc.sections { context set-section(section, paper, fitted-look(section, paper), numbered) }
  } else {
    // What is printed many times, as in a packet, is measured once.
    let (sections, order) = (doc.sections, doc.order)
    context {
      let looks = sections.map(section => fitted-look(section, paper))
      for at in order { set-section(sections.at(at), paper, looks.at(at), numbered) }
    }
  }
}
`;

// The program as two files. What does not change stands in the first, so that it is read once and not for each document.
const PROGRAM = '/program.typ';
export const TYPST_PROGRAM = { path: PROGRAM, source: TYPST_BLOCKS + PAGES };
export const TYPST_MAIN = `#import "${PROGRAM}": set-document\n#set-document(json("/document.json"))`;
