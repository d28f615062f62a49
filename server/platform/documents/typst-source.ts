// The one Typst program that sets every document. What people wrote reaches it only as JSON in a file: never as source.
// Typst keeps what it has set before by what that is made of: so no function here reads `doc`, in which something is
// new each time, and the title stands in a scope of its own.

export const TYPST_SOURCE = String.raw`
#set text(hyphenate: false, fallback: true, cjk-latin-spacing: none)

// The look's ink and its one signal colour.
#let ink = rgb("#15213a")
#let signal = rgb("#b02e18")

// Every family by name, in a fixed order: what is not named Typst would look for among the machine's own fonts.
#let fonts(lang, style, rarer) = {
  let faces = if style == "letter" { ("Source Serif 4", "Noto Sans") } else { ("Noto Sans", "Source Serif 4") }
  let others = ("Amiri",) + rarer + ("Noto Sans SC", "Noto Emoji")
  if lang in ("ar", "fa", "ur", "ps", "ckb", "ug", "sd") { ("Amiri",) + faces + others }
  else if lang in ("zh", "ja") { ("Noto Sans SC",) + faces + others }
  else { faces + others }
}

// One line as it stands. A long word's places to break are no characters, so that it is copied as it was typed.
#let line-of(value) = value.split("\u{1}").map(part => text(part)).join(h(0.001pt))
// Text with its line ends.
#let said(value) = value.split("\n").map(line-of).join(linebreak())
#let runs(value) = value.map(run => if run.bold { strong(said(run.text)) } else { said(run.text) }).join()
#let stacked(values) = values.map(line-of).join(linebreak())

// The largest size at which the lines fit the window; below the last they may grow past it rather than vanish.
#let fitting(values, width, height, dress: body => body) = {
  let set-at(size) = dress(block(width: width, { set text(size: size); set par(leading: 0.5em); align(start, stacked(values)) }))
  let sizes = (10.5pt, 10pt, 9.5pt, 9pt, 8.5pt, 8pt, 7.5pt)
  let chosen = sizes.find(size => measure(set-at(size), width: width).height <= height)
  set-at(if chosen == none { 7.5pt } else { chosen })
}

#let sheet-margin = (left: 22mm, right: 22mm, top: 20mm, bottom: 20mm)

#let flow-block(piece, look) = {
  let kind = piece.kind
  if kind == "subject" {
    block(below: 1.5em, sticky: true, strong(line-of(piece.text)))
  } else if kind == "salutation" {
    block(below: look.gap, sticky: true, line-of(piece.text))
  } else if kind == "paragraph" {
    block(sticky: piece.at("keep", default: false), par(runs(piece.runs)))
  } else if kind == "list" {
    let inner = piece.items.map(runs)
    if piece.ordered { enum(..inner) } else { list(..inner) }
  } else if kind == "signOff" {
    block(breakable: false, above: 1.7em, {
      block(below: 0pt, line-of(piece.text))
      v(if look.sheet { 6mm } else if look.tight { 12mm } else { 16mm })
      if piece.name != none { block(above: 0pt, line-of(piece.name)) }
    })
  } else if kind == "copies" {
    block(breakable: false, above: 1.8em, {
      set text(size: 0.88em)
      grid(columns: (auto, 1fr), column-gutter: 0.8em, line-of(piece.label), stacked(piece.lines))
    })
  } else if kind == "heading" {
    heading(level: piece.level, line-of(piece.text))
  } else if kind == "banner" {
    block(width: 100%, inset: (x: 4mm, y: 3mm), below: 1.6em, fill: if piece.tone == "signal" { signal } else { ink }, {
      set text(fill: white)
      grid(
        columns: (auto, 1fr), column-gutter: 4mm, align: (start + horizon, end + horizon),
        text(size: 1.35em, weight: "bold", piece.label), text(weight: "bold", piece.value),
      )
    })
  } else if kind == "facts" {
    // What belongs to one official stands on one page.
    block(breakable: piece.rows.len() > 12, grid(
      columns: (auto, 1fr), column-gutter: 1.4em, row-gutter: 0.75em,
      ..piece.rows.map(row => (text(fill: luma(30%), row.label), said(row.value))).flatten(),
    ))
  } else if kind == "image" {
    block(breakable: false, {
      // As wide as the text, but not so tall that it crowds out what it illustrates.
      layout(place-left => {
        let natural = measure(image(piece.path, alt: piece.alt))
        image(piece.path, alt: piece.alt, width: calc.min(place-left.width, 80mm * (natural.width / natural.height)))
      })
      if piece.credit != none { text(size: 0.75em, fill: luma(30%), piece.credit) }
    })
  } else if kind == "qr" {
    let code(width) = image(bytes(piece.svg), format: "svg", alt: piece.text, width: width)
    let words = par(said(piece.caption))
    block(breakable: false, above: 1.6em, if piece.at("large", default: false) { code(80mm) + words } else {
      grid(columns: (32mm, 1fr), column-gutter: 6mm, align: horizon, code(32mm), words)
    })
  } else if kind == "rule" {
    block(above: 1.4em, below: 1.4em, line(length: 100%, stroke: 0.5pt + luma(40%)))
  } else if kind == "writingLines" {
    block(above: 1.6em, below: 1.6em, breakable: false, {
      for at in range(piece.count) { v(9mm); line(length: 100%, stroke: 0.4pt + luma(45%)) }
    })
  } else if kind == "labels" {
    // Where the sheets of the two makers have their labels, from the corner of the paper.
    let sheet = if look.paper == "letter" {
      (x: 3.97mm, y: 12.7mm, across: 106.36mm, down: 50.8mm, width: 101.6mm, height: 50.8mm)
    } else {
      (x: 4.65mm, y: 15.15mm, across: 101.6mm, down: 38.1mm, width: 99.1mm, height: 38.1mm)
    }
    for (at, label) in piece.labels.enumerate() {
      place(
        top + left, dx: sheet.x + calc.rem(at, 2) * sheet.across - sheet-margin.left,
        dy: sheet.y + calc.quo(at, 2) * sheet.down - sheet-margin.top,
        block(width: sheet.width, height: sheet.height, inset: (x: 7mm, y: 5mm), clip: true, {
          set text(size: 10.5pt)
          set par(leading: 0.5em)
          align(start + horizon, fitting(label, sheet.width - 14mm, sheet.height - 10mm))
        }),
      )
    }
  } else if kind == "pageBreak" {
    // Everything here stands in one column, whose break is the page's.
    colbreak(weak: true)
  }
}

#let flow(section, paper, size, tight) = {
  // Arabic script reaches further above and below the line.
  let room = if section.dir == "rtl" { 0.25em } else { 0em }
  let gap = if tight { 1.1em } else { 1.35em }
  set text(size: size)
  set par(leading: room + if tight { 0.62em } else { 0.72em }, spacing: room + gap, justify: false)
  set block(spacing: gap)
  set list(indent: 0.4em, spacing: 0.7em)
  set enum(indent: 0.4em, spacing: 0.7em)
  let look = (gap: gap, tight: tight, sheet: section.style == "sheet", paper: paper)
  for piece in section.flow {
    let own = piece.at("own", default: none)
    if own == none { flow-block(piece, look) } else {
      set text(lang: own.lang, dir: if own.dir == "rtl" { rtl } else { ltr }, font: fonts(own.lang, own.style, section.rarer))
      flow-block(piece, look)
    }
  }
}

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

// What a section's text looks like, wherever it is set or measured.
#let dressed(section, body) = {
  let letter = section.style == "letter"
  set text(lang: section.lang, dir: if section.dir == "rtl" { rtl } else { ltr }, font: fonts(section.lang, section.style, section.rarer))
  show heading.where(level: 1): set text(size: if letter { 1.75em } else { 2.1em })
  show heading.where(level: 2): set text(size: 1.2em)
  show heading.where(level: 3): set text(size: 1em)
  show heading: set block(above: 1.5em, below: 0.8em)
  show heading: set par(leading: 0.4em)
  // On a sheet the headings stand in the letters' face, and a line parts the sheet at each.
  show heading: it => if letter or it.level == 3 { it } else {
    set text(font: fonts(text.lang, "letter", section.rarer), fill: ink)
    if it.level == 2 { block(width: 100%, above: 1.7em, below: 0.8em, sticky: true, stroke: (top: 0.6pt + luma(65%)), inset: (top: 0.7em), it.body) } else { it }
  }
  body
}

#let arabic-size(section) = if section.lang in ("ar", "fa", "ur", "ps") { 1.12 } else { 1 }
#let sizes-of(section) = if section.style == "letter" { (11.25pt, 10.75pt, 10.25pt) } else { (10.25pt, 9.75pt) }

// How a section is set: its head, and the size at which it has one page if it is to be tried. Needs a context.
#let look-of(section, paper, fit) = {
  let (paper-width, paper-height) = if paper == "letter" { (215.9mm, 279.4mm) } else { (210mm, 297mm) }
  let margin = margin-of(section)
  let width = paper-width - margin.left - margin.right
  let sizes = sizes-of(section)
  let headed = section.sender.len() + section.addressee.len() > 0 or section.placeDate != none
  let head = if headed { letter-head(section, margin, paper-width, body => dressed(section, body)) } else { (height: 0pt, body: none) }
  // One page when it fits: a little smaller and closer before a second page.
  let tries = sizes.map(size => (size, false)) + ((sizes.last(), true),)
  let room = paper-height - margin.top - margin.bottom - head.height
  let fits(pair) = measure(dressed(section, flow(section, paper, pair.first() * arabic-size(section), pair.last())), width: width).height <= room
  // What has two pages at the smallest needs no other try.
  let chosen = if fit and section.fit and fits(tries.last()) { tries.find(fits) } else { none }
  let (size, tight) = if chosen == none { tries.first() } else { chosen }
  (head: head.body, size: size * arabic-size(section), tight: tight)
}

#let set-section(section, paper, look) = {
  let number = context { let at = counter(page).get().first(); if at > 1 { align(center, text(size: 9pt, str(at))) } }
  set page(
    paper: if paper == "letter" { "us-letter" } else { "a4" }, margin: margin-of(section),
    footer: dressed(section, if section.footer != none { text(size: 8.5pt, fill: luma(30%), section.footer) } else { number }),
  )
  counter(page).update(1)
  dressed(section, { look.head; flow(section, paper, look.size, look.tight) })
}

#let set-document(doc) = {
  { set document(title: doc.title, author: doc.at("author", default: ()), date: none); metadata(none) }
  set text(lang: doc.lang)
  if doc.order.len() == doc.sections.len() {
    for section in doc.sections { context set-section(section, doc.paper, look-of(section, doc.paper, doc.fit)) }
  } else {
    // What is printed many times, as in a packet, is measured once.
    context {
      let looks = doc.sections.map(section => look-of(section, doc.paper, doc.fit))
      for at in doc.order { set-section(doc.sections.at(at), doc.paper, looks.at(at)) }
    }
  }
}

#set-document(json("/document.json"))
`;
