// The German words of Urgent Actions.
import { list, lists } from './list.ts';
import type { Words } from './words.ts';

export const de: Words = {
  language: 'de',
  headings: {
    urgentAction: list(`urgent action, eilaktion, urgent actions, eilaktionen`),
    title: list(`titel, titel der urgent action`),
    published: list(`
      datum, veröffentlicht am, datum der veröffentlichung, ausgabedatum, erscheinungsdatum
    `),
    numberAndKind: list(`ua nr, ua nummer`),
    index: list(`index, ai index, indexnummer`),
    summary: list(`zusammenfassung`),
    takeAction: list(`
      handeln sie …, jetzt handeln, werden sie aktiv …, setzen sie sich ein …, setz dich ein …,
      setz dich für … ein, setzen sie sich für … ein, werde aktiv …, jetzt aktiv werden, aktiv werden,
      was sie tun können, so können sie helfen, das können sie tun, empfohlene aktionen …,
      sie können helfen, schreiben sie einen appell …, handle jetzt, was du tun kannst,
      was können sie tun
    `),
    appeal: list(`
      schreiben sie bitte …, bitte schreiben sie …, empfohlene aktionen …, empfohlene aktion …,
      schreiben sie umgehend …, schreiben sie sofort …, schreiben sie in …, schreiben sie unverzüglich …,
      bitte schreiben sie sofort …, bitte schreibt …
    `),
    contacts: list(`
      appell an, appelle an, appelladresse, appelladressen, kontaktdaten, kontakt, kontaktinformationen,
      kontaktangaben, adressaten, adressat, adressatin, adressen, bitte senden sie appelle an,
      senden sie appelle … an, bitte senden sie ihre appelle … an, schicken sie ihre appelle … an,
      appelle bitte an, zieladressen, zieladresse, bitte senden sie ihre appelle …,
      senden sie ihre appelle …, kontaktdaten …, richten sie ihre appelle … an
    `),
    copies: list(`
      sende eine kopie an, senden sie eine kopie an, senden sie bitte eine kopie an,
      bitte senden sie eine kopie an, kopie an, kopien an, senden sie kopien an, und kopien an,
      mit kopie an, sende kopien an, bitte kopien an, schicken sie eine kopie an, kopie, kopien,
      bitte sende eine kopie an
    `),
    diplomats: list(`
      kopien an diplomatische vertret* …, senden sie … kopien an … diplomatische* vertret* …,
      bitte senden sie kopien … diplomatische* vertret* …, diplomatische vertret* …
    `),
    letter: list(`
      musterbrief, briefvorschlag, appellvorschlag, beispielbrief, mustertext, brieftext,
      vorschlag für einen brief, vorschlag, modellbrief, briefentwurf, appelltext,
      vorschlag für ihren brief, vorschlag für einen musterbrief
    `),
    background: list(`
      sachlage, zum hintergrund,
      hintergrundinformation*, hintergrund, weitere informationen, zusätzliche informationen,
      zusatzinformation*, ergänzende informationen, hintergründe
    `),
    languages: list(`
      bevorzugte sprache* …, bevorzugte n sprache* …, sprache* …, bevorzugte sprache n …,
      empfohlene sprache* …, sprache* der appelle, sprache n …, bevorzugte …sprache*
    `),
    deadline: list(`
      bitte handeln sie … bis …, bitte schreiben sie … bis …, handeln sie … bis …, frist …,
      einsendeschluss, abschlussdatum, bitte werden sie … bis …, aktiv bis, bitte senden sie … bis …,
      appelle bis, gültig bis, laufzeit bis, aktion bis, bitte handeln sie … vor dem …,
      schicken sie … bis …, bitte handle … bis …
    `),
    names: list(`
      name* und pronomen …, name* und bevorzugte* pronomen …, name* pronomen …, name*,
      name n und pronomen …, name und bevorzugtes personalpronomen …, name* und geschlecht,
      name und pronomen
    `),
    gender: list(`geschlecht, geschlecht m w`),
    previous: list(`
      link zur vorherigen ua, link zur vorherigen urgent action, link zur …, link zu …, vorherige ua,
      link zur letzten ua, frühere ua
    `),
    aside: list(`
      download*, teilen, porto …, portokosten …, teile diese aktion, mehr dazu, schlagworte
    `),
  },
  asides: list(`
    bitte prüfen sie, bitte prüfen sie bei, wenden sie sich bitte,
    sie können auch in ihrer eigenen sprache schreiben, bitte wenden sie sich,
    falls sie nach diesem datum, bitte erkundigen sie sich, porto, aufgrund der covid, wegen der covid,
    sie können auch in ihrer muttersprache, fragen sie bitte, standardbrief, luftpost, nach diesem datum,
    briefporto, aufgrund der corona, wegen der corona, postsendungen, bitte beachten sie,
    du kannst auch in deiner eigenen sprache
  `),
  labels: {
    email: list(`e-mail, email, e-mails, mail, e-mail-adresse`),
    copy: list(`cc, kopie, kopie an`),
    phone: list(`tel, telefon, telefonnummer, mobil, handy, fon`),
    fax: list(`fax, telefax, faxnummer`),
    phoneAndFax: list(`tel/fax, telefon/fax, tel./fax, tel. / fax, telefon und fax`),
    handle: list(`twitter, facebook, instagram, x, twitter-account`),
    salutation: list(`anrede, korrekte anrede, briefanrede`),
    form: list(`
      kontaktformular, online-kontaktformular, e-mail über kontaktformular, e-mail (kontaktformular),
      e-mail (über kontaktformular), online-formular, formular
    `),
    web: list(`webseite, website, internet, homepage`),
    wire: list(`telegramme, telegramm, telex`),
  },
  months: lists(`
    januar | jänner | jan, februar | feb, märz | maerz | mrz, april | apr, mai, juni | jun, juli | jul,
    august | aug, september | sept | sep, oktober | okt, november | nov, dezember | dez
  `),
  ordinals: lists(`
    erste | 1., zweite | 2., dritte | 3., vierte | 4., fünfte | 5., sechste | 6., siebte | siebente | 7.,
    achte | 8., neunte | 9., zehnte | 10.
  `),
  updates: list(`
    weitere informationen zu ua, weitere informationen zur ua, weitere informationen zu, aktualisierung,
    neue informationen zu ua, neue informationen, update
  `),
  posts: list(`
    justizautorität, oberste justizautorität, religionsführer, revolutionsführer, ministerpräsident, vorsteher,
    minister, ministerin, präsident, präsidentin, botschafter, botschafterin, gouverneur, gouverneurin,
    könig, königin, staatsanwalt, staatsanwältin, generalstaatsanwalt, generalstaatsanwältin, direktor,
    direktorin, leiter, leiterin, chef, chefin, kommandeur, sekretär, sekretärin, vorsitzender,
    vorsitzende, richter, richterin, bürgermeister, bürgermeisterin, konsul, ombudsmann, ombudsfrau,
    kanzler, kanzlerin, geschäftsträger, geschäftsträgerin, beauftragter, beauftragte, emir, sultan,
    oberhaupt, sprecher, sprecherin, kommissar, kommissarin, führer, premier, premierministerin,
    ministerpräsidentin, inspekteur, anwalt, gesandter, gesandte, vertreter, vertreterin, kronprinz,
    premierminister, generaldirektor, justizminister, innenminister
  `),
  postWords: list(`
    der, die, das, des, für, und, von, in, im, am, den, dem, zu, zur, zum, bei, beim, justiz, inneres,
    innere, innern, auswärtige, auswärtiges, angelegenheiten, äußeres, verteidigung, sicherheit,
    öffentliche, öffentlichen, republik, regierung, staates, staats, stellvertretender, stellvertretende,
    amtierender, amtierende, generalstaatsanwaltschaft, polizei, oberster, oberste, obersten, gerichts,
    gerichtshofs, menschenrechte, gesundheit, arbeit, umwelt, bildung, nationalen, nationaler, nationale,
    bundes, provinz, parlaments, staat, nationalrats, strafvollzug, strafvollzugs, gefängnisses,
    gefängnisverwaltung, außerordentlicher, bevollmächtigter, islamischen, armee, streitkräfte,
    streitkräfteführung, premier, region, stadt, kommission, geschäftsträger, aussenminister,
    bundesrepublik, religiöse, rechte, soziales, frauen, familie, kultur, landwirtschaft
  `),
  honorifics: list(`
    herr, herrn, frau, s. e, s.e, i. e, i.e, s. e. herrn, s. e. herr, i. e. frau, dr, prof, general,
    oberst, seine exzellenz, ihre exzellenz, exzellenz, seine majestät, s.m, s. m, generalleutnant,
    generalmajor, scheich, prinz
  `),
  offices: list(`
    ministerium, botschaft, büro, amt, kanzlei, konsulat, palast, präsidialamt, regierung, parlament,
    gericht, gerichtshof, staatsanwaltschaft, behörde, kommission, sekretariat, vertretung, direktion,
    justizministerium, innenministerium, außenministerium, präsidialverwaltung, gefängnis,
    generalkonsulat, generalstaatsanwaltschaft, mission, kreml, kanzleramt
  `),
  bodies: list(`
    verband, verein, gewerkschaft, organisation, stiftung, netzwerk, bewegung, bund, komitee, föderation,
    zeitung, initiative, liga, menschenrechtsorganisation, ngo, vereinigung, nichtregierungsorganisation
  `),
  streets: list(`
    straße, strasse, str, platz, allee, weg, postfach, haus, ufer, damm, berlin, chaussee, ring, gasse,
    ulitsa, ul, gebäude, stock, bezirk, bern, wien, markt
  `),
  greetings: list(`
    sehr geehrte, sehr geehrter, sehr geehrtes, exzellenz, eure exzellenz, euer exzellenz,
    ihre exzellenz, eure majestät, majestät, hochverehrter, hochverehrte, eure königliche hoheit,
    eure hoheit, sehr verehrter, sehr verehrte, hochgeehrter, eure eminenz, geehrter, geehrte, verehrter,
    verehrte
  `),
  looseGreetings: list(`herr, frau`),
  readerGreetings: list(`
    liebe freunde, liebe freundinnen, liebe kolleginnen, liebe kollegen, liebe mitglieder,
    liebe leserinnen, liebe leser, liebe freundinnen und freunde, sehr geehrte damen und herren
  `),
  signOffs: list(`
    mit freundlichen grüßen, mit freundlichem gruß, hochachtungsvoll, mit vorzüglicher hochachtung,
    freundliche grüße, mit freundlichen grüssen, freundliche grüsse, mit hochachtungsvollen grüßen,
    mit respektvollen grüßen, mit besten grüßen, hochachtungsvolle grüße, mit freundlichem gruss,
    mit hochachtung, mit respekt, mit vorzüglichen grüßen, mit ausgezeichneter hochachtung,
    mit vorzüglichen grüssen, mit besten grüssen, respektvoll
  `),
  longSignOffs: [],
  demands: list(`
    bitte, ich bitte, fordern sie, bitten sie, dringen sie, appellieren sie, setzen sie sich, äußern sie,
    drängen sie, erinnern sie, erklären sie, weisen sie, drücken sie, sorgen sie, zeigen sie, geben sie,
    bringen sie, verlangen sie, begrüßen sie, ersuchen sie, legen sie
  `),
  ownLanguage: list(`
    ihrer eigenen sprache, deiner eigenen sprache, ihre eigene sprache, eigenen sprache, eigene sprache,
    ihrer muttersprache, ihrer sprache, eurer eigenen sprache, deiner muttersprache, der eigenen sprache,
    eigener sprache
  `),
  languageNames: list(`
    farsi = fa, persisch = fa, dari = fa, mandarin = zh, hocharabisch = ar, hochchinesisch = zh,
    kreolisch = ht, haitianisch = ht, kastilisch = es, flämisch = nl, aserbaidschanisch = az,
    kirgisisch = ky, birmanisch = my, paschtu = ps, kurdisch = ku, weissrussisch = be, weißrussisch = be,
    belarussisch = be, filipino = tl, suaheli = sw, spanische = es, englische = en, malaiisch = ms,
    burmesisch = my, guarani = gn
  `),
  deadlines: list(`bis zum, bis, vor dem, nach dem, spätestens, frist, nicht später als`),
  common: list(`
    der, die, und, das, ist, den, von, mit, wurde, sich, nicht, auf, dem, sie, für
  `),
};
