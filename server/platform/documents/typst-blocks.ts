// The first half of the Typst program that sets every document: the faces, lines of text, and each kind of block.

export const TYPST_BLOCKS = String.raw`
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

// One line as it stands. A very long word comes between two marks, its parts between others: it breaks only between
// those, and with no character of ours in it, so that it is copied as it was typed.
#let parts-of(word) = word.split("\u{1}").map(part => box(text(part))).join()
#let line-of(value) = value.split("\u{2}").enumerate().map(((at, part)) => if calc.odd(at) { parts-of(part) } else { text(part) }).join()
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

// Pages from here to the end of the section after this one: a fax says on its cover how many there are.
#let pages-to-next = context {
  let next = query(selector(<section-end>).after(here())).at(1, default: none)
  if next != none { str(next.location().page() - here().page() + 1) }
}

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
      columns: (if look.sheet { 34mm } else { auto }, 1fr), column-gutter: 1.4em, row-gutter: 0.75em,
      ..piece.rows.map(row => (text(fill: luma(30%), row.label), if row.at("pages", default: false) { pages-to-next } else { said(row.value) })).flatten(),
    ))
  } else if kind == "table" {
    let cell(at, value, weight: "regular") = table.cell(align: if at == 0 { start } else { end }, text(weight: weight, line-of(value)))
    let row(values, weight) = values.enumerate().map(((at, value)) => cell(at, value, weight: weight))
    // Beside many figures a long name would be left no width at all: it has its share.
    let many = piece.head.len() > 5 and piece.head.len() < 9
    let thin = 0.4pt + luma(70%)
    // A short table stands on one page, a long one repeats its head on the next.
    block(above: 1.2em, breakable: piece.rows.len() > 12, {
      set text(size: 0.94em, number-width: "tabular")
      set par(leading: 0.5em)
      if piece.caption != "" { block(below: 0.7em, sticky: true, strong(line-of(piece.caption))) }
      table(
        columns: if many { (30%,) + (1fr,) * (piece.head.len() - 1) } else { (1fr,) + (auto,) * (piece.head.len() - 1) },
        inset: (x: if many { 1mm } else { 2.2mm }, y: 1.6mm),
        stroke: (x, y) => (bottom: if y == 0 { 0.9pt + ink } else { thin }),
        table.header(..row(piece.head, "bold").map(it => if many { table.cell(align: it.align, { set text(size: 0.88em, hyphenate: true); it.body }) } else { it })),
        ..piece.rows.map(values => row(values, "regular")).flatten(),
        ..if piece.sums == none { () } else { row(piece.sums, "bold") },
      )
    })
  } else if kind == "image" {
    block(breakable: false, {
      // As wide as the text, but not so tall that it crowds out what it illustrates.
      layout(place-left => {
        let natural = measure(image(piece.path, alt: piece.alt))
        image(piece.path, alt: piece.alt, width: calc.min(place-left.width, 64mm * (natural.width / natural.height)))
      })
      if piece.credit != none { text(size: 0.75em, fill: luma(30%), piece.credit) }
    })
  } else if kind == "qr" {
    let code(width) = image(bytes(piece.svg), format: "svg", alt: piece.text, width: width)
    let words = par(said(piece.caption))
    let size = piece.at("size", default: none)
    let width = if size == "small" { 25mm } else { 32mm }
    block(breakable: false, above: 1.6em, if size == "large" { code(80mm) + words } else {
      grid(columns: (width, 1fr), column-gutter: 6mm, align: horizon, code(width), words)
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
          align(start + horizon, context fitting(label, sheet.width - 14mm, sheet.height - 10mm))
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
`;
