// The Spanish words of Urgent Actions.
import { list, lists } from './list.ts';
import type { Words } from './words.ts';

export const es: Words = {
  language: 'es',
  headings: {
    urgentAction: list(`accion urgente, acciones urgentes, accion urgente actualizacion`),
    title: list(`titulo de la accion urgente, titulo`),
    published: list(`fecha de publicacion, fecha de emision, fecha, publicado el`),
    numberAndKind: list(`
      tipo y numero de la accion urgente, tipo y numero de accion urgente, numero de au
    `),
    index: list(`numero de indice, indice`),
    summary: list(`resumen, resumen de la accion urgente`),
    takeAction: list(`
      actua …, actuen …, actue …, pasa a la accion …, pasen a la accion …, pase a la accion …,
      que puedes hacer, que pueden hacer, como ayudar
    `),
    appeal: list(`
      escriban inmediatamente …, escriba inmediatamente …, escribe inmediatamente …,
      acciones recomendadas …, accion recomendada …, escriban sin demora …,
      envien llamamientos para que lleguen …, rogamos escriban …, por favor escriban …,
      escriban de inmediato …
    `),
    contacts: list(`
      envien llamamientos antes … a, envien llamamientos antes …, envien sus llamamientos … a,
      llamamientos a, envien llamamientos a, informacion de contacto, datos de contacto,
      datos de contacto …, destinatarios, destinatario, envia tu llamamiento a,
      envien sus llamamientos a, envien sus llamamientos antes …, envien los llamamientos antes …,
      escriban a, dirijan sus llamamientos a, envien cartas a, envia llamamientos antes …
    `),
    copies: list(`
      y copia a, y copias a, y copia s a, copia a, copias a, copia s a, con copia a, y con copia a,
      envien copia a, envien copias a, copia, copias
    `),
    diplomats: list(`
      envien tambien copias a la representacion diplomatica …,
      envien tambien copia a la representacion diplomatica …, y copias a la representacion diplomatica …,
      envien copias a la representacion diplomatica …,
      envien tambien copias a los representantes diplomaticos …,
      copias a los representantes diplomaticos …, y a la representacion diplomatica …,
      y a los representantes diplomaticos …
    `),
    letter: list(`
      carta modelo, modelo de carta, carta de la accion urgente, ejemplo de carta, texto de la carta,
      carta de muestra, carta
    `),
    background: list(`
      informacion complementaria, informacion adicional, informacion general, antecedentes,
      mas informacion, contexto, informacion de contexto, informacion sobre los antecedentes
    `),
    languages: list(`
      idioma* preferente* …, idioma* preferido* …, puede* escribir llamamientos en,
      puedes escribir llamamientos en, pueden escribir llamamientos en, idioma s preferente s …,
      idioma s …, idioma* para dirigirse …, idioma* de preferencia …, idioma* en que …, idioma*,
      idiomas en los que …, lengua* preferente* …, lengua* preferida* …
    `),
    deadline: list(`
      actuen … antes del …, actua … antes del …, actuen … hasta el …, actua … hasta el …,
      actuen … no mas tarde del …, actua … no mas tarde del …, fecha limite …, plazo …,
      actue … antes del …, rogamos actuen … hasta el …, por favor actuen … hasta el …,
      por favor actua … hasta el …, por favor actuen … antes del …, por favor actua … antes del …,
      rogamos … antes del …, actuen … hasta, actua … hasta, envien … hasta el …,
      emprendan acciones … hasta el …
    `),
    names: list(`
      nombre* y pronombre* …, nombre s y pronombre s …, nombre* y genero gramatical …,
      nombre* y genero …, nombre*, nombre s, nombre* pronombre* …, nombre s genero …
    `),
    gender: list(`genero, sexo, genero m f, hombre mujer, sexo m f`),
    previous: list(`
      enlace a la au anterior, enlace a la accion urgente anterior, enlace a …, vinculo a la au anterior,
      enlace a au anterior
    `),
    aside: list(`descargas, compartir, descargar`),
  },
  asides: list(`
    tambien pueden escribir en su propio idioma, tambien puede escribir en su propio idioma,
    tambien puedes escribir en tu propio idioma, consulten con, consulte con, consulta con,
    si desean enviar llamamientos despues, esta es la primera actualizacion,
    esta es la segunda actualizacion, esta es la tercera actualizacion, incluyan las direcciones,
    inserten las direcciones, debido a la covid, a causa de la covid, debido a la pandemia
  `),
  labels: {
    email: list(`
      correo electronico, correo-e, correo e, correo, correos electronicos, correos, c-e, c. electronico,
      e-mail, email, correo-e., direccion electronica
    `),
    copy: list(`cc, copia, con copia`),
    phone: list(`tel, telefono, telefonos, telf, tlf, movil, celular, tfno`),
    fax: list(`fax, faxes, telefax`),
    phoneAndFax: list(`
      tel/fax, telefono/fax, tel./fax, tel. y fax, telefono y fax, telefax y telefono
    `),
    handle: list(`twitter, cuenta de twitter, facebook, x, instagram, en twitter`),
    salutation: list(`encabezado, tratamiento, encabezamiento, saludo, formula de tratamiento`),
    form: list(`
      formulario de contacto, formulario, formulario web, formulario en linea,
      correo electronico (formulario)
    `),
    web: list(`sitio web, pagina web, web`),
    wire: list(`telegramas, telegrama, telex`),
  },
  months: lists(`
    enero | ene, febrero | feb, marzo | mar, abril | abr, mayo | may, junio | jun, julio | jul,
    agosto | ago, septiembre | setiembre | sept, octubre | oct, noviembre | nov, diciembre | dic
  `),
  ordinals: lists(`
    primera | 1ª, segunda | 2ª, tercera | 3ª, cuarta | 4ª, quinta | 5ª, sexta | 6ª, septima | 7ª,
    octava | 8ª, novena | 9ª, decima | 10ª
  `),
  updates: list(`
    mas informacion sobre la au, mas informacion sobre au, actualizacion,
    informacion complementaria sobre la au, nueva informacion sobre la au,
    informacion adicional sobre la au, mas informacion sobre
  `),
  posts: list(`
    ministro, ministra, presidente, presidenta, embajador, embajadora, gobernador, gobernadora, rey,
    reina, fiscal, procurador, procuradora, director, directora, jefe, jefa, comisionado, comisionada,
    comandante, secretario, secretaria, juez, jueza, alcalde, alcaldesa, consul, defensor, defensora,
    canciller, vicepresidente, vicepresidenta, intendente, viceministro, viceministra, magistrado,
    magistrada, contralor, contralora, representante, subsecretario, subsecretaria, encargado, encargada,
    delegado, delegada, coordinador, coordinadora, diputado, diputada, superintendente, titular, primer,
    rector, rectora
  `),
  postWords: list(`
    de, del, la, el, los, las, y, e, en, a, ante, para, por, justicia, interior, relaciones, exteriores,
    defensa, seguridad, derechos, humanos, pueblo, republica, estado, nacion, general, nacional, federal,
    gobernacion, gobierno, salud, trabajo, ambiente, medio, culto, asuntos, publica, publico, primer,
    primera, policia, suprema, supremo, corte, tribunal, penitenciario, penitenciarios, servicio,
    servicios, negocios, extraordinario, plenipotenciario, constitucional, congreso, senado, asamblea,
    interino, interina, adjunto, adjunta, ministerio, departamento, provincia, provincial, municipal,
    ciudad, educacion, cultura, mujer, mujeres, genero, agricultura, minas, energia, ejercito, fuerzas,
    armadas, militar, inteligencia, vicepresidente, ejecutivo, ejecutiva, penal, prisiones, pueblos,
    indigenas, desarrollo, rural, social, migracion, extranjeria, permanente, naciones, unidas, consejo,
    judicial, legal, jefe, gabinete, paz, poblacion, reforma, agraria, territorial, economia, hacienda,
    suplente, region, regional, comision
  `),
  honorifics: list(`
    sr, sra, srta, señor, señora, don, doña, dr, dra, lic, licenciado, licenciada, abog, abg, ing,
    ingeniero, arq, prof, gral, general, coronel, cnel, tte, cap, almirante, mons, monseñor, exmo, excmo,
    excma, s.e, su excelencia, s.m, mtro, mtra, maestro, maestra, c, d, dña, mg, mag, comisario
  `),
  offices: list(`
    ministerio, embajada, oficina, palacio, despacho, comision, consulado, fiscalia, procuraduria,
    defensoria, secretaria de, secretaria, casa de gobierno, casa presidencial, presidencia, gobernacion,
    congreso, asamblea nacional, senado, corte, tribunal, mision, direccion, cancilleria, intendencia,
    comandancia, departamento, policia, residencia, consejo, casa de, delegacion, superintendencia,
    alcaldia, municipalidad, juzgado, instituto, palacio de, complejo, edificio
  `),
  bodies: list(`
    federacion, asociacion, sindicato, ong, organizacion, fundacion, red, colectivo, movimiento, comite,
    coordinadora, liga, periodico, diario, union, confederacion, consejo regional, corporacion, frente,
    coordinacion, alianza, vicaria, colegio, observatorio, organizacion de derechos humanos, comunidad,
    centro, cooperativa, familia, emisora, ong de derechos humanos
  `),
  streets: list(`
    calle, avenida, av, avda, plaza, apartado, casilla, edificio, piso, carrera, cra, colonia, col, c.p,
    cp, km, barrio, paseo, esquina, esq, no, nro, zona, sector, urb, urbanizacion, jiron, jr, ciudad,
    departamento, distrito, alcaldia, delegacion, bulevar, torre, casa, capitolio, palacio, d.c, d.f,
    estado, provincia, carretera, pasaje, via, correo, postal, parque, oficina, local, entre
  `),
  greetings: list(`
    estimado, estimada, estimados, estimadas, excelencia, su excelencia, vuestra excelencia,
    excelentisimo, excelentisima, distinguido, distinguida, respetado, respetada,
    muy señor, muy señora, apreciado, apreciada, su majestad, majestad, honorable, ilustre,
    señoria, su señoria
  `),
  looseGreetings: list(`señor, señora, sr, sra, señores, señoras, doctor, doctora, dr, dra`),
  readerGreetings: list(`
    estimados amigos, estimadas amigas, queridos amigos, queridas amigas, estimados colegas,
    estimadas colegas, estimados compañeros, queridos compañeros, estimados lectores,
    queridas y queridos
  `),
  signOffs: list(`
    atentamente, le saluda atentamente, les saluda atentamente, muy atentamente, saludos cordiales,
    cordialmente, respetuosamente, le saludo atentamente, un cordial saludo, con el debido respeto,
    suyo atentamente, sinceramente, saludos, reciba un cordial saludo, un saludo, un saludo cordial,
    saludo cordial, con todo respeto, atentos saludos, se despide atentamente, saludos atentos,
    reciba un atento saludo, se despide, con respeto
  `),
  longSignOffs: list(`
    sin otro particular, reciba, le saludo, le ruego acepte, aprovecho la ocasion,
    aprovecho la oportunidad, agradeciendo de antemano, quedo a la espera, le saluda
  `),
  demands: list(`
    pidiendo, instando, expresando, exigiendo, solicitando, recordando, pide, pidan, inste, insten,
    exprese, expresen, exija, exijan, solicite, soliciten, recuerde, recuerden, pidiendoles, instandolas,
    pidiendole, instandoles, instandolos, instandole, urgiendo, manifestando, señalando, haciendo,
    acogiendo, reclamando, insistiendo, pida, manifieste, manifiesten, mostrando, rogando, exhortando,
    llamando, preguntando, subrayando, celebrando, recordandoles, solicitandoles
  `),
  ownLanguage: list(`
    su propio idioma, propio idioma, su idioma, tu propio idioma, su propia lengua, propia lengua,
    tu idioma, el propio idioma, su lengua, la propia lengua
  `),
  languageNames: list(`
    castellano = es, farsi = fa, mandarin = zh, dari = fa, azeri = az, criollo = ht, creol haitiano = ht,
    criollo haitiano = ht, euskera = eu, persa = fa, kirguis = ky, birmano = my, pastun = ps,
    filipino = tl, tagalo = tl, suajili = sw, uzbeko = uz, malayo = ms, chino mandarin = zh,
    guarani = gn, quechua = qu
  `),
  deadlines: list(`
    antes del, hasta el, no mas tarde del, despues del, a mas tardar el, fecha limite, antes de,
    expira el, vence el
  `),
  common: list(`el, la, los, de, que, y, del, una, las, por, para, con, su, fue, han`),
};
