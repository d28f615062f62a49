// The English words of Urgent Actions.
import { list, lists } from './list.ts';
import type { Words } from './words.ts';

export const en: Words = {
  language: 'en',
  headings: {
    urgentAction: list(`
      urgent action, urgent action update, urgent action network, urgent action bulletin
    `),
    title: list(`urgent action title`),
    published: list(`publication date, issue date, date of issue, published on, published`),
    numberAndKind: list(`
      urgent action type and number, urgent action number, ua number, type and number
    `),
    index: list(`index number, ai index number, index`),
    summary: list(`urgent action summary, summary`),
    takeAction: list(`
      take action, take action now, take action write …, act now, what you can do, how you can help
    `),
    appeal: list(`
      please write immediately …, please write in …, write immediately …, recommended action …,
      recommended actions …, please send appeals to arrive …, please send … as quickly as possible …,
      write a letter … call … or tweet, write a letter … call … fax or tweet …,
      write a letter send an email …, please write letters …, please take action
    `),
    contacts: list(`
      contact information, addresses, contact details, contact info, contacts, target* contact details …,
      target* s contact details …, target details, targets, appeals to, send appeals to,
      please send appeals to, please send appeals before … to, please send appeals by … to,
      please send appeals until … to, please send your appeals to, please send your letters to,
      please send appeals before …, send your appeal to, send appeals before … to,
      contact these … officials by …, contact these officials …, contact these … by …,
      contact this official …, contact the following … by …, contact … below by …, please write to,
      please send letters to, send letters to, write to
    `),
    copies: list(`
      copies to, with a copy to, with copy to, copies of your appeals to, copies of your letters to, copies of … to, copy to, and copies to, and copy to, and a copy to, with copies to,
      please send copies to, send copies to, please also send copies to, also send copies to, cc
    `),
    diplomats: list(`
      also send copies to diplomatic representatives …, and copies to diplomatic representatives …,
      and to diplomatic representatives …, copies to diplomatic representatives …,
      please send copies to diplomatic representatives …,
      please also send copies to diplomatic representatives …, diplomatic representatives …
    `),
    letter: list(`
      sample letter, letter, sample appeal, sample letter text, model letter, suggested letter, template letter,
      urgent action letter, draft letter
    `),
    background: list(`
      additional information, background information, background information 400 words relevant links,
      background, further background, additional background, background and additional information
    `),
    languages: list(`
      preferred language to address target*, pref* language* to … target*, preferred language*, preferred language* to … target*,
      preferred language* …, language to address target*
    `),
    deadline: list(`
      please take action as soon as possible until, please take action … until, please take action … no later than, please take action … than,
      please take action before …, please take action by …, take action until, take action by,
      appeal deadline notice, appeal deadline, deadline, deadline for appeals, act by, expiry date,
      please send appeals before
    `),
    names: list(`
      name and pronoun*, name* and pref* pronoun*, name and preferred pronoun*, name* and preferred pronoun*, name* and pronoun*,
      name* pronoun*, name preferred pronoun*, name and preferred gender pronoun*, name, names
    `),
    gender: list(`gender m f, gender, gender f m, sex`),
    previous: list(`
      link to previous ua, link to previous urgent action, link to previous …, previous ua
    `),
    aside: list(`
      downloads, share, share this, sections to add when relevant, related content, topics
    `),
  },
  asides: list(`
    you can also write in your own language, please check with, check with,
    please ask the amnesty office, ask the amnesty office, if you would like to write after,
    if you wish to write after, please insert local diplomatic addresses, name address 1 address 2,
    sections to add when relevant, insert local address, this is the first update,
    this is the second update, this is the third update, days left to take action, skip to main content,
    skip to content, log in, donate, map of, please note that, thank you for taking action, thank you,
    report your action, because of covid, due to covid, as a result of covid, owing to covid,
    postal services, mail service, mail delivery, international mail, printer friendly, download pdf,
    download the pdf, image, photo, amnesty international
  `),
  labels: {
    email: list(`
      email, e-mail, e mail, emails, e-mails, email address, email addresses, mail
    `),
    copy: list(`cc, bcc, copy`),
    phone: list(`
      phone, phones, telephone, telephones, tel, mobile, cell, phone number, ph, tel number, whatsapp
    `),
    fax: list(`fax, faxes, fax number, facsimile, fax no`),
    phoneAndFax: list(`
      phone/fax, tel/fax, fax/tel, fax/phone, telephone/fax, tel./fax, phone and fax, tel and fax,
      tel & fax
    `),
    handle: list(`
      twitter, twitter/x, x/twitter, x, x (twitter), twitter (x), x (formerly twitter), facebook,
      facebook/instagram, instagram, tweet, twitter account, twitter handle, fb, social media
    `),
    salutation: list(`salutation, salutations, greeting, form of address`),
    form: list(`
      contact form, email via, e-mail via, email (via contact form), email via contact form, email contact form, web form,
      online form, online contact form, contact via, email (via form), email (via website),
      via contact form, feedback form, web contact form, contact page, email form, form
    `),
    web: list(`
      website, web, web site, webpage, web page, url, internet, homepage, telegram channel, youtube,
      linkedin, vk, weibo, tiktok, online, contact
    `),
    wire: list(`
      telegrams, telegram, telex, telexes, telegraphic address, cables, telegrams/letters
    `),
  },
  months: lists(`
    january | jan, february | feb | febuary, march | mar, april | apr, may, june | jun, july | jul,
    august | aug, september | sept | sep, october | oct, november | nov, december | dec
  `),
  ordinals: lists(`
    first | 1st, second | 2nd, third | 3rd, fourth | 4th, fifth | 5th, sixth | 6th, seventh | 7th,
    eighth | 8th, ninth | 9th, tenth | 10th
  `),
  updates: list(`
    further information, further information on, update, urgent action update, follow up, update on
  `),
  posts: list(`
    minister, president, ambassador, governor, king, queen, attorney, prosecutor, procurator, director,
    chief, commissioner, commander, secretary, head, chair, chairman, chairperson, chairwoman, speaker,
    judge, justice, leader, mayor, consul, emir, amir, sultan, prince, princess, ombudsman, ombudsperson,
    superintendent, inspector, warden, representative, counselor, counsellor, chancellor, premier,
    chargé, keeper, chief of police, solicitor, registrar, rector, sheriff, marshal, magistrate, deputy,
    executive, administrator, supervisor, member, coordinator, officer, undersecretary, vice-president,
    envoy, defender, pope, senator, lord, dean, manager, ceo, editor, commandant, provost, adviser,
    advisor, delegate
  `),
  postWords: list(`
    co,
    prime, vice, acting, interim, first, second, supreme, crown, federal, national, state, union,
    general, public, republic, the, of, for, and, to, in, at, on, de, d'affaires, d, affaires, a, i, ad,
    justice, interior, internal, external, foreign, home, affairs, defense, defence, security, law,
    legal, human, rights, health, labor, labour, social, environment, environmental, education, culture,
    agriculture, constitutional, parliamentary, religious, islamic, women, gender, children, family,
    police, prison, prisons, correctional, penitentiary, services, service, system, administration,
    staff, army, armed, forces, military, intelligence, court, courts, high, council, government,
    cabinet, parliament, senate, assembly, house, representatives, district, province, provincial,
    region, regional, city, county, central, seals, seal, keeper, charge, chargé, ministers, planning,
    development, economy, finance, energy, mines, mining, lands, land, housing, immigration, migration,
    citizenship, refugees, population, tourism, trade, industry, transport, communications,
    communication, information, media, technology, digital, youth, sports, sport, science, research,
    higher, territorial, local, relations, cooperation, international, integration, european, emergency,
    situations, peace, reconciliation, order, safety, investigation, investigations, committee,
    commission, bureau, office, department, directorate, agency, authority, division, branch, special,
    permanent, plenipotentiary, extraordinary, mission, nations, united, his, her, its, counselor,
    commander-in-chief, deputy, assistant, senior, principal, associate, under, former, joint,
    indigenous, peoples, minorities, ethnic, water, forests, forestry, natural, resources, fisheries,
    oil, petroleum, works, infrastructure, municipal, presidency, presidential, jails, detention, center,
    centre, camp, regime, revolution, party, people, people's, s, board, pardons, parole, company,
    corporation, university, hospital, judiciary, judicial, appeals, appeal, criminal
  `),
  honorifics: list(`
    mr, mrs, ms, miss, mx, dr, prof, professor, hon, honorable, honourable, h.e, he, h.h, h.m,
    his excellency, her excellency, his majesty, her majesty, his highness, her highness, sir, dame, rev,
    sheikh, shaikh, sayyid, ayatollah, gen, lt, col, colonel, major, maj, brig, brigadier, capt, captain,
    lieutenant, u, daw, datuk, dato, tan, khun, pol, adm, admiral, sgt, rt, right, the hon,
    the honourable, the honorable, shri, smt, ing, eng, engr, atty, adv, justice
  `),
  offices: list(`
    ministry, embassy, office, mission, commission, consulate, department, directorate, secretariat,
    palace, parliament, congress, court, courthouse, prosecutor’s office, headquarters, government,
    government house, state house, cabinet, presidency, administration, council, police, prison,
    high commission, delegation, bureau, agency, kremlin, white house, state department,
    national assembly, senate, house of, chancellery, chambers, division, centre for human rights,
    center for human rights, institute, residence, authority, service, board, royal court, statehouse,
    committee, procuracy, diwan, capitol, complex, kantor, istana
  `),
  bodies: list(`
    community council, consejo comunitario, consejo indigenista, radio station, village council,
    bar association, bar council, workers' council, human rights committee, press council, students' council,
    federation, association, union, ngo, organization, organisation, foundation, network, collective,
    movement, league, newspaper, radio, society, front, coalition, alliance, campaign, forum,
    cooperative, group, club, church, diocese, bishops, lawyers, initiative, centre, center, assembly,
    confederation, guild, syndicate, committee, watch, human rights organization,
    human rights organisation, human rights group, local ngo, human rights ngo, daily newspaper,
    trade union, family, company
  `),
  streets: list(`
    street, st, avenue, ave, road, rd, lane, drive, boulevard, blvd, square, place, terrace, court, way,
    highway, p.o, po, box, p.o.box, pobox, building, floor, suite, room, tower, block, district, city,
    nw, ne, sw, se, washington, new york, house, plaza, park, hill, gate, circle, compound, zone, sector,
    quarter, area, unit, province, region, postal, zip, village, county, north, south, east, west, c/o,
    bag, private bag, mail bag, mall, row, crescent, gardens, villa, jalan, soi, moo
  `),
  greetings: list(`
    dear, your excellency, your excellencies, your majesty, your royal highness, your highness,
    your serene highness, your honour, your honor, your holiness, your eminence, excellency,
    excellencies, your supreme eminence, to whom it may concern, dear sir, honourable, honorable,
    right honourable, respected
  `),
  looseGreetings: list(`sir, madam, mr, mister, respected`),
  readerGreetings: list(`
    dear friend, dear friends, dear colleague, dear colleagues, dear all, dear supporter,
    dear supporters, dear member, dear members, dear activist, dear activists, dear reader, dear readers,
    dear comrades, dear brothers, dear sisters, dear brothers and sisters, dear scholars, dear network,
    dear editor, dear everyone, dear neighbor, dear neighbour, dear customer, dear parents,
    dear volunteers, dear team
  `),
  signOffs: list(`
    sincerely, yours sincerely, sincerely yours, yours faithfully, yours truly, respectfully,
    respectfully yours, yours respectfully, with respect, kind regards, best regards, warm regards,
    regards, with kind regards, most respectfully, very truly yours, faithfully, with best regards,
    with regards, yours in solidarity, most sincerely, yours, very sincerely, very respectfully,
    with best wishes, with due respect, with all due respect, cordially
  `),
  longSignOffs: [],
  demands: list(`
    calling on, calling for, urging, asking, expressing, demanding, requesting, insisting, welcoming,
    noting, reminding, seeking, appealing, pointing out, stating, encouraging, condemning, pressing,
    recommending, acknowledging, explaining, emphasizing, emphasising, stressing, inviting, saying,
    recognizing, recognising, reiterating, call on, urge, ask, express, demand, request, insist,
    immediately, highlighting, drawing, deploring, voicing, raising, opposing, protesting, pleading,
    inquiring, enquiring, thanking, calling
  `),
  ownLanguage: list(`
    your own language, own language, your language, your own languages, own languages
  `),
  languageNames: list(`
    farsi = fa, dari = fa, mandarin = zh, mandarin chinese = zh, simplified chinese = zh,
    traditional chinese = zh, cantonese = zh, kiswahili = sw, filipino = tl, tagalog = tl,
    bahasa indonesia = id, bahasa malaysia = ms, bahasa melayu = ms, azeri = az, creole = ht,
    haitian creole = ht, castilian = es, pashtu = ps, pushtu = ps, sinhalese = si, bokmal = no,
    flemish = nl, modern standard arabic = ar, moldovan = ro, oromo = om, bahasa = id, hebrew = he,
    kirghiz = ky, tadjik = tg, byelorussian = be, gaelic = ga, persian (farsi) = fa,
    farsi (persian) = fa, uzbek = uz, sinhala = si, isizulu = zu, setswana = tn, siswati = ss,
    sesotho = st, chichewa = ny, shona = sn, kirundi = rn, malay = ms, fijian = fj, samoan = sm,
    tongan = to, uighur = ug, uyghur = ug, tibetan = bo, divehi = dv, dhivehi = dv, guarani = gn,
    lingala = ln, wolof = wo
  `),
  deadlines: list(`
    until, before, expires on, expires, by, deadline, no later than, not later than, up to,
    sending appeals after, appeals after, sending after, send appeals after, write after,
    check with … after
  `),
  common: list(`the, of, and, to, in, that, is, was, for, on, they, have, been, with, by`),
};
