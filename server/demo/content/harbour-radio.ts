// Demo: an open action for a group. It shows a note on pronouns, and letters in Arabic, French and English.
import { addDays, type Day } from '../../lib/dates.ts';
import type { DemoAction } from '../model.ts';
import { ago, ahead, indexOf, numberOf, yearsBack } from './days.ts';

const timeZone = 'Africa/Tunis';

const background = (today: Day): string => `\
### A room above the fish market

Radio El Mina broadcasts with twenty watts from a room above the fish market of Ras Zitoun. It can be heard as far as the lighthouse. Since ${yearsBack(today, 5)} volunteers have read out the morning’s auction prices, the weather for small boats, and the hours at which the water will be cut. In the evening the schoolchildren of the town have their own half hour.

The cooperative applied for a frequency in ${yearsBack(today, 3)}. The application was confirmed by letter. No decision has been made since, although the rules give the regional board ninety days.

### The prices

On ${ago(today, 47)} the volunteers read out two lists one after the other: what the crews had been paid that morning, and what the same fish cost at the wholesale market an hour away. They did so for nine days without comment.

On ${ago(today, 38)} officers sealed the room. They took the transmitter, a laptop, and a biscuit tin with recordings of fishermen who have since died. No list of these things was given to the cooperative.

### The trial

1. The four were questioned for eleven hours on ${ago(today, 36)} and released without a lawyer having been let in.
2. They were charged on ${ago(today, 29)} with using a frequency without a licence and with “disturbing the market”. The first carries up to three years in prison.
3. The court is to hear them on ${ahead(today, 16)}.

### About this example

Everything on this page is invented. It shows an action for a **group**: the four names carry no pronouns of their own, and a note says how to speak of them. Arabic is the preferred language, with a French and an English sample beside it. One of the officials has no postal address, so the letter form offers e-mail and social media for that office and nothing else.`;

const arabic = (today: Day): string => `\
أكتب إليكم بشأن أربعة متطوعين في إذاعة الميناء برأس الزيتون، هم **آمنة بن قاسم الوسلاتي** و**حاتم الدريدي** و**ريم الزغلامي** و**إسكندر بوعزيزي التليلي**، الذين سيمثلون أمام المحكمة يوم ${ahead(today, 16, 'ar-TN')}.

ما فعله هؤلاء الأربعة بسيط: كانوا يقرؤون كل صباح أسعار السمك في المزاد، وحالة البحر، ومواعيد انقطاع الماء. وحين قرؤوا، إلى جانب أسعار الميناء، أسعار السمك نفسه في سوق الجملة، أُغلقت غرفتهم بالشمع الأحمر في ${ago(today, 38, 'ar-TN')} وصودر جهاز البث، ولم يتسلّم أحد قائمة بالمحجوزات.

لقد طلبت التعاونية ترددًا إذاعيًا وفق القانون، وتسلّمت إشعارًا بوصول طلبها، ثم لم تتلقَّ أي جواب. ولا يجوز أن يُعاقَب الناس بالسجن لأن إدارة لم تردّ عليهم. {{#if supporter.place}}أكتب إليكم من {{supporter.place}}، حيث نعرف نحن أيضًا قيمة صوت محلي يثق به الجيران. {{/if}}

أدعوكم إلى العمل على إسقاط التهم الموجهة إلى الأربعة، وإعادة جهاز البث والتسجيلات إلى التعاونية، والبتّ دون مزيد من التأخير في طلب الترخيص الذي ينتظر منذ أعوام.`;

const french = (today: Day): string => `\
Je vous écris au sujet de {{people}}, bénévoles de Radio El Mina à Ras Zitoun, qui doivent être jugés le ${ahead(today, 16, 'fr')}.

Chaque matin, ils lisaient à l’antenne les prix de la criée, la météo pour les petits bateaux et les heures de coupure d’eau. Il a suffi qu’ils y ajoutent, sans un mot de commentaire, les prix du marché de gros pour que leur local soit mis sous scellés, le ${ago(today, 38, 'fr')}, et que leur émetteur soit emporté sans inventaire.

La coopérative avait demandé une fréquence dans les règles et attend toujours une réponse. On ne peut pas envoyer quatre personnes en prison parce qu’une administration ne leur a pas répondu. {{#if supporter.place}}Je vous écris de {{supporter.place}}, où une petite radio de quartier nous semblerait un bien précieux. {{/if}}

Je vous demande d’agir pour que les poursuites soient abandonnées, que l’émetteur et les enregistrements soient rendus à la coopérative, et que la demande de licence soit enfin examinée.`;

const english = (today: Day): string => `\
I write to you about {{people}}, volunteers of Radio El Mina in Ras Zitoun, who are to be tried on ${ahead(today, 16)}.

Each morning they read out the auction prices, the weather for small boats and the hours at which the water would be cut. When they put the wholesale prices beside them, without a word of comment, their room was sealed. That was on ${ago(today, 38)}. The transmitter was carried off, and nobody was given a list of what was taken.

The cooperative had asked for a frequency as the rules require, and still waits for an answer. Four people must not go to prison because an office did not reply to them. {{#if supporter.place}}I write from {{supporter.place}}, where we would be glad of a station that knows its neighbours so well. {{/if}}

I ask you to act so that the charges are dropped, the transmitter and the recordings are returned, and the application for a licence is decided without more delay.`;

export const harbourRadio: DemoAction = {
  key: 'harbour-radio',
  timeZone,
  versions: [
    {
      daysAgo: 19,
      note: null,
      statement: null,
      content: today => {
        const published = addDays(today, -19);
        return {
          lang: 'en',
          number: numberOf(121, published),
          index: indexOf('MDE 30', 121, published),
          kind: 'first',
          title: 'Radio volunteers on trial for reading out fish prices',
          country: 'TN',
          topics: ['freedom-of-expression', 'journalists', 'fair-trial'],
          people: [
            { name: 'Emna Ben Kacem Oueslati', pronouns: null },
            { name: 'Hatem Dridi', pronouns: null },
            { name: 'Rim Zoghlami', pronouns: null },
            { name: 'Skander Bouazizi Tlili', pronouns: null },
          ],
          pronounsNote:
            'They, them for the four together. Emna and Rim: she, her. Hatem and Skander: he, him.',
          summary: `Four volunteers of a small harbour radio face up to three years in prison. They had read out what the crews of Ras Zitoun are paid for their fish, and what the same fish costs at the wholesale market. On ${ago(today, 38)} their room was sealed and the transmitter taken. Their application for a licence has waited for an answer since ${yearsBack(today, 3)}.

The trial is set for ${ahead(today, 16)}. All charges must be dropped, and what was taken must be given back.`,
          demands: [
            'Drop all charges against the four volunteers.',
            'Return the transmitter, the laptop and the recordings to the cooperative, with a list of what was taken.',
            'Decide the application for a licence on its merits and without more delay.',
          ],
          background: background(today),
          targets: [
            { id: 'governor', officialId: 'tn-governor', role: 'to', salutations: {}, onlyFrom: [] },
            { id: 'board', officialId: 'tn-frequencies', role: 'to', salutations: {}, onlyFrom: [] },
            {
              id: 'embassy',
              officialId: 'tn-embassy-fr',
              role: 'copy',
              salutations: {},
              onlyFrom: ['FR', 'MC'],
            },
          ],
          letters: [
            {
              lang: 'ar',
              targets: null,
              greeting: null,
              body: arabic(today),
              signOff: 'وتفضلوا بقبول فائق الاحترام،',
            },
            {
              lang: 'fr',
              targets: null,
              greeting: null,
              body: french(today),
              signOff: 'Veuillez agréer l’expression de ma haute considération,',
            },
            { lang: 'en', targets: null, greeting: null, body: english(today), signOff: 'Yours sincerely,' },
          ],
          translations: [],
          preferredLanguages: ['ar', 'fr'],
          ownLanguageAllowed: true,
          timeZone,
          deadline: addDays(today, 12),
          afterDeadline: 'ask-office',
          image: null,
        };
      },
    },
  ],
  outcome: null,
  stop: null,
  reports: 240,
};
