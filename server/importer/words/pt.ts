// The few Portuguese words that stand in Urgent Actions of other languages: months, greetings, offices, addresses.
import { list, lists } from './list.ts';
import type { Words } from './words.ts';

export const pt: Words = {
  language: 'pt',
  headings: {
    urgentAction: list(`ação urgente, acção urgente`),
    background: list(`informações adicionais, informações complementares`),
    copies: list(`com cópia para, cópia para, cópias para`),
  },
  asides: [],
  labels: {
    email: list(`correio eletrônico, correio electrónico, e-mail, email`),
    phone: list(`tel, telefone`),
    fax: list(`fax`),
    salutation: list(`saudação, vocativo`),
    form: list(`formulário de contato, formulário de contacto`),
  },
  months: lists(`
    janeiro, fevereiro, março, abril, maio, junho, julho, agosto, setembro, outubro, novembro, dezembro
  `),
  ordinals: lists(`
    primeira, segunda, terceira, quarta, quinta, sexta, sétima, oitava, nona, décima
  `),
  updates: list(`atualização, actualização`),
  posts: list(`
    ministro, ministra, presidente, presidenta, embaixador, embaixadora, governador, governadora,
    procurador, procuradora, secretário, secretária, diretor, diretora, juiz, juíza, prefeito, prefeita,
    delegado, delegada
  `),
  postWords: list(`
    da, do, das, dos, de, e, a, o, justiça, segurança, pública, direitos, humanos, geral, república,
    interior, defesa, relações, exteriores, estado, governo, federal
  `),
  honorifics: list(`sr, sra, senhor, senhora, exmo, exma, dr, dra, vossa excelência`),
  offices: list(`
    ministério, embaixada, gabinete, palácio, secretaria, procuradoria, esplanada dos ministérios,
    comissão, presidência, consulado, missão
  `),
  bodies: list(`
    federação, associação, sindicato, fundação, rede, movimento, comissão pastoral, justiça global,
    conselho indigenista, centro de defesa
  `),
  streets: list(`
    rua, avenida, av, praça, cep, bairro, andar, bloco, caixa postal, largo, setor, travessa, edifício
  `),
  greetings: list(`
    vossa excelência, excelentíssimo, excelentíssima, prezado, prezada, ilustríssimo,
    ilustríssima, caro, cara
  `),
  looseGreetings: list(`senhor, senhora, sr, sra`),
  readerGreetings: [],
  signOffs: list(`atenciosamente, respeitosamente, cordialmente, com os melhores cumprimentos`),
  longSignOffs: [],
  demands: [],
  ownLanguage: list(`sua própria língua, seu próprio idioma`),
  languageNames: [],
  deadlines: list(`até, antes de`),
  common: list(`os, uma, não, foi, são, ao, pela, pelo, mais, em, como, dos, das, um, seu`),
};
