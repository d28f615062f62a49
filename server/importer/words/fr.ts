// The French words of Urgent Actions.
import { list, lists } from './list.ts';
import type { Words } from './words.ts';

export const fr: Words = {
  language: 'fr',
  headings: {
    urgentAction: list(`action urgente, actions urgentes, appel urgent`),
    title: list(`titre de l'action urgente, titre`),
    published: list(`date de publication, date d'emission, publie le, date de diffusion`),
    numberAndKind: list(`type et numero de l'action urgente, numero de l'au`),
    index: list(`numero d'index, index`),
    summary: list(`resume, resume de l'action urgente`),
    takeAction: list(`
      passez a l'action …, agissez …, agissez maintenant, passez a l'action envoyez …, que faire,
      comment agir
    `),
    appeal: list(`
      ecrivez immediatement …, veuillez ecrire immediatement …, dans les appels que vous ferez parvenir …, dans vos appels …, merci d ecrire …,
      action recommandee …, actions recommandees …, merci de bien vouloir envoyer …,
      ecrivez sans attendre …
    `),
    contacts: list(`
      veuillez envoyer vos appels avant … a, envoyez vos appels avant … a, vos appels a, appels a,
      envoyez vos appels a, coordonnees, coordonnees des destinataires, coordonnees …, destinataires,
      destinataire, envoyez vos courriers a, merci d envoyer vos appels a,
      veuillez adresser vos appels a, ecrire a, ecrivez a, veuillez envoyer vos appels …,
      envoyez vos appels avant …, appels a envoyer a, veuillez envoyer vos appels avant …
    `),
    copies: list(`
      copie a, copie, copies, copies a, copie de vos courriers a, et copies a, et copie a, avec copie a,
      copies de vos appels a, veuillez envoyer une copie a, copie de votre appel a
    `),
    diplomats: list(`
      veuillez egalement adresser des copies aux representants diplomatiques …,
      veuillez aussi envoyer des copies aux representants diplomatiques …,
      copies aux representants diplomatiques …,
      veuillez egalement envoyer des copies aux representants diplomatiques …,
      et aux representants diplomatiques …
    `),
    letter: list(`
      modele de lettre, lettre type, proposition de lettre, exemple de lettre,
      lettre de l'action urgente, modele de courrier, modele d'appel, lettre modele
    `),
    background: list(`
      informations complementaires, information complementaire, complement d information,
      complements d information, contexte, informations generales, informations de contexte,
      renseignements complementaires
    `),
    languages: list(`
      langue s a privilegier …, langue* a privilegier …, langue* a utiliser …, langue s a utiliser …,
      langue* preferee* …, vous pouvez ecrire …, langue* de redaction, langue* de preference …,
      langue s preferee s …, langue* de correspondance
    `),
    deadline: list(`
      merci d agir … avant le, merci d agir … jusqu au, merci d agir … au plus tard le,
      merci d agir … jusqu au …, merci d agir … avant le …, veuillez agir … avant le …,
      agissez … avant le …, date limite …, date d expiration, delai, echeance,
      veuillez agir … jusqu au …, merci d agir avant le …, merci d intervenir … avant le …,
      veuillez agir … d ici au …, merci d agir … d ici au …
    `),
    names: list(`
      nom* prenom* et pronom* …, nom* et pronom* …, nom* prenom* pronom* …, prenom* nom* et pronom* …,
      nom*, nom s, nom s et pronom s …, nom* et genre, nom* prenom*
    `),
    gender: list(`genre, sexe, genre h f, homme femme, genre masculin f feminin`),
    previous: list(`
      lien vers l au precedente, lien vers l action urgente precedente, lien vers la precedente au,
      lien vers …, au precedente
    `),
    aside: list(`
      tarifs postaux …, tarif postal …, partager, telechargements, telecharger, tarif …,
      affranchissement …
    `),
  },
  asides: list(`
    tarifs postaux, tarif postal, affranchissement, timbre, au dela de cette date, apres cette date,
    verifiez aupres, vous pouvez egalement ecrire dans votre propre langue,
    vous pouvez aussi ecrire dans votre propre langue, vous pouvez ecrire dans votre propre langue,
    veuillez verifier, merci de verifier, si vous souhaitez ecrire apres, priere de verifier,
    en raison de la pandemie, en raison du covid, passe cette date, tarif, veuillez consulter,
    ci-dessous les adresses, vous trouverez ci-dessous
  `),
  labels: {
    email: list(`
      courriel, courriels, mel, adresse electronique, courrier electronique, adresse mail, e-mail, email,
      mail, mails, courriel s
    `),
    copy: list(`copie, cc`),
    phone: list(`tel, telephone, tel., telephones, portable, tels`),
    fax: list(`fax, telecopie, telecopieur, telec`),
    phoneAndFax: list(`tel/fax, tel. / fax, tel et fax, tel./fax, telephone/fax, tel. et fax`),
    handle: list(`twitter, compte twitter, facebook, x, compte x`),
    salutation: list(`
      formule d'appel, formule, formules, appel, formule de politesse, formule d’adresse
    `),
    form: list(`
      formulaire de contact, formulaire, formulaire en ligne, courriel (formulaire),
      courriel (via formulaire), courriel (via le formulaire de contact)
    `),
    web: list(`site, site web, site internet, page web`),
    wire: list(`telegrammes, telegramme, telex`),
  },
  months: lists(`
    janvier | janv, fevrier | fevr | fev, mars, avril | avr, mai, juin, juillet | juil, aout,
    septembre | sept, octobre | oct, novembre | nov, decembre | dec
  `),
  ordinals: lists(`
    premiere | 1re | 1ere, deuxieme | seconde | 2e | 2eme, troisieme | 3e | 3eme, quatrieme | 4e | 4eme,
    cinquieme | 5e | 5eme, sixieme | 6e, septieme | 7e, huitieme | 8e, neuvieme | 9e, dixieme | 10e
  `),
  updates: list(`
    informations complementaires sur l'au, informations complementaires sur l'action urgente,
    mise a jour, actualisation, complement d'information sur l'au, complements d'information sur l'au,
    informations complementaires sur
  `),
  posts: list(`
    ministre, president, presidente, ambassadeur, ambassadrice, gouverneur, gouverneure, roi, reine,
    procureur, procureure, directeur, directrice, chef, cheffe, commissaire, commandant, secretaire,
    juge, maire, consul, garde, mediateur, mediatrice, premier, prefet, prefete, vice-president,
    chancelier, chargee, defenseur, defenseure, representant, representante, responsable, depute,
    magistrat, haut-commissaire, doyen, general en chef, emir, sultan, premiere, conseiller, conseillere,
    administrateur, administratrice
  `),
  postWords: list(`
    premier, premiere, ministre, delegue, deleguee, la, le, les, l, de, du, des, d, et, a, aux, au, en,
    pres, l'etat, etat, justice, interieur, affaires, etrangeres, exterieures, defense, securite, droits,
    humains, homme, sceaux, republique, adjoint, adjointe, chargee, charge, general, generale, police,
    nationale, national, sante, travail, environnement, cooperation, garde, supreme, cour, tribunal,
    gouvernement, publique, public, administration, penitentiaire, territoire, territoriale,
    decentralisation, promotion, relations, institutions, femme, famille, enfance, education, culture,
    communication, mines, eaux, forets, agriculture, constitutionnelle, religieuses, civiques, civique,
    legislation, conseil, haut, haute, haut-commissaire, interim, par, protection, civile, armees, armee,
    anciens, combattants, integration, porte-parole, ville, province, region, delegation, centrale,
    assemblee, senat, renseignements, generaux, migration, reforme, reformes, numerique, economie,
    finances, energie, petrole, transports, jeunesse, sports, regionale, africaine, exterieur,
    francophonie, transition, politique, politiques
  `),
  honorifics: list(`
    m, mme, mlle, monsieur, madame, mademoiselle, maitre, me, s.e, se, s.e.m, son excellence, dr, pr,
    professeur, general, colonel, s.m, sa majeste, exc, cheikh, el hadj
  `),
  offices: list(`
    ministere, ambassade, bureau, cabinet, commission, consulat, palais, primature, presidence,
    direction, parquet, tribunal, cour, hotel, gouvernorat, mission, secretariat, prefecture, delegation,
    parlement, assemblee nationale, senat, conseil, commissariat, elysee, mairie, procureur general pres,
    representation, haut-commissariat
  `),
  bodies: list(`
    association, ligue, federation, union, syndicat, ong, organisation, collectif, mouvement, reseau,
    journal, fondation, comite, societe, observatoire, coalition, organisation de defense,
    centrale syndicale, coordination
  `),
  streets: list(`
    rue, avenue, av, boulevard, bd, place, bp, b.p, cedex, quartier, chemin, route, square, impasse,
    allee, boite postale, quai, immeuble, villa, cite, etage, case postale, commune, zone, faubourg,
    cours, esplanade
  `),
  greetings: list(`
    votre excellence, excellence, votre majeste, majeste, sire, cher, chere, chers, votre altesse
  `),
  looseGreetings: list(`monsieur, madame, mesdames, messieurs, docteur, general, maitre, mademoiselle`),
  readerGreetings: list(`
    chers amis, cheres amies, chers collegues, cher ami, chere amie, chers lecteurs, chers membres,
    chers camarades
  `),
  signOffs: list(`
    cordialement, respectueusement, sinceres salutations, salutations distinguees,
    salutations respectueuses, avec mes salutations distinguees, meilleures salutations,
    tres respectueusement, bien cordialement
  `),
  longSignOffs: list(`
    veuillez agreer, veuillez recevoir, veuillez croire, veuillez accepter, je vous prie d'agreer,
    je vous prie de croire, je vous prie de recevoir, je vous prie de bien vouloir agreer,
    je vous prie d'accepter, recevez, agreez, nous vous prions d'agreer, dans cette attente,
    dans l'attente, en vous remerciant, en vous priant d agreer,
    je vous remercie de votre attention et vous prie, vous remerciant, avec mes remerciements
  `),
  demands: list(`
    demandant, appelant, exhortant, priant, engageant, exprimant, dites, demandez, exhortez, appelez,
    priez, engagez, rappelez, rappelant, declarez, faites part, faisant part, exprimez, insistez,
    insistant, soulignez, soulignant, expliquez, felicitez, veillez, saluez, saluant, faites, sollicitez
  `),
  ownLanguage: list(`votre propre langue, propre langue, votre langue, votre langue maternelle`),
  languageNames: list(`
    farsi = fa, persan = fa, mandarin = zh, dari = fa, azeri = az, castillan = es, flamand = nl,
    creole = ht, creole haitien = ht, kirghiz = ky, birman = my, pachto = ps, pachtou = ps,
    kinyarwanda = rw, singhalais = si, cinghalais = si, swahili = sw, filipino = tl, ouzbek = uz,
    turkmene = tk, tadjik = tg, malais = ms
  `),
  deadlines: list(`
    avant le, jusqu'au, au plus tard le, d'ici le, d'ici au, expire le, apres le, date limite, avant
  `),
  common: list(`le, la, les, des, et, une, est, que, pour, dans, qui, été, par, aux, sur, au`),
};
