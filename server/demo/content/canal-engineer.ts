// Demo: an open action for somebody who has disappeared, in Arabic, English and Spanish. Most officials have no address.
import { addDays, type Day } from '../../lib/dates.ts';
import type { DemoAction } from '../model.ts';
import { ago, indexOf, numberOf } from './days.ts';

const timeZone = 'Asia/Baghdad';

const background = (today: Day): string => `\
### Salt

When the rivers are low, the sea comes up the canals. A field that is watered on the wrong day is lost for years. Nibras al-Sayegh, an irrigation engineer, measured the salt in the Eastern Canal every Tuesday and wrote the figure on a board at the school of al-Hawr al-Gharbi, so that farmers would know when to open their gates.

Her figures did not agree with those of the water directorate. On ${ago(today, 58)} she read both aloud at a meeting in the guest house of the village. A recording of four minutes was passed from phone to phone.

### The night of ${ago(today, 27)}

At about one in the morning, men in dark uniforms without badges came to the house that she shares with her sister in three vehicles that carried no plates. They said that she was wanted “for a few questions”. They took her, her notebooks and the meter. She was in her house shoes.

### Since then

- Her sister went to the police station at eight the next morning. The report was written on a sheet of paper. She was given neither a copy nor a number.
- On ${ago(today, 22)} a man who said he was an officer told her by telephone that Nibras was “well, and a guest”.
- On ${ago(today, 13)} the provincial police said that they hold no one of that name.

When officials refuse to say where someone is whom they hold, that person has disappeared by force, and is outside the protection of the law. The first weeks decide. Letters that show that many people know a name have helped before.

### About this example

Everything on this page is invented. It shows an official who is known **by title only**, and three who have **no postal address**: the letter form offers them by e-mail and social media. There is a sample in Spanish although the preferred language is Arabic. It stands beside the Arabic one so that Spanish readers know what they are sending.`;

const arabic = (today: Day): string => `\
أكتب إليكم بشأن **نبراس عبد الواحد الصايغ**، وهي مهندسة ري تبلغ من العمر ٤١ عامًا، اقتادها رجال مسلحون من منزلها في قضاء الهور الغربي ليلة ${ago(today, 27, 'ar-IQ')}. ومنذ تلك الليلة لم تقرّ أي جهة رسمية باحتجازها، ولا تعرف أسرتها مكانها.

كانت السيدة الصايغ تقيس ملوحة مياه القناة الشرقية كل يوم ثلاثاء، وتكتب الرقم على لوحة مدرسة القرية ليعرف المزارعون متى يصلح الماء لسقي حقولهم. ولم تفعل في ذلك سوى ما تقتضيه مهنتها. {{#if supporter.place}}أكتب إليكم من {{supporter.place}}، وأرى أن من حق الناس في كل مكان أن يعرفوا ما في مائهم. {{/if}}

قدّمت شقيقتها بلاغًا في مركز الشرطة صباح اليوم التالي، فلم تُعطَ رقمًا للبلاغ ولا نسخة منه. إن الإخفاء القسري جريمة بموجب القانون الدولي، ولا يبرره أي ظرف.

أدعوكم إلى الكشف فورًا عن مصيرها ومكان وجودها، والإفراج عنها ما لم تُوجَّه إليها دون تأخير تهمة بجريمة معترف بها أمام محكمة، وتمكينها من الاتصال بأسرتها وبمحامٍ تختاره، وحمايتها من أي سوء معاملة، وفتح تحقيق مستقل في ما جرى تلك الليلة.`;

const english = (today: Day): string => `\
I write to you about **Nibras Abd al-Wahid al-Sayegh**, an irrigation engineer of 41, whom armed men took from her home in al-Hawr al-Gharbi on the night of ${ago(today, 27)}. Since that night no authority has said that it holds her, and her family does not know where she is.

Every Tuesday she measured the salt in the Eastern Canal and wrote the figure on a board at the village school, so that farmers would know when the water was fit for their fields. This is what her profession is for. {{#if supporter.place}}I write from {{supporter.place}}, and I believe that people everywhere have a right to know what is in their water. {{/if}}

Her sister went to the police the next morning and was given neither a number nor a copy of her report. Enforced disappearance is a crime under international law, and no circumstance excuses it.

I call on you to reveal at once what has become of her and where she is; to release her unless she is promptly charged before a court with a recognisable offence; to let her speak to her family and to a lawyer of her choice; to protect her from ill-treatment; and to have the events of that night investigated by people who are independent of those involved.`;

const spanish = (today: Day): string => `\
Le escribo acerca de **Nibras Abd al-Wahid al-Sayegh**, ingeniera de riego de 41 años, a quien hombres armados se llevaron de su casa en al-Hawr al-Gharbi la noche del ${ago(today, 27, 'es')}. Desde entonces ninguna autoridad ha reconocido que la tiene detenida, y su familia no sabe dónde está.

Todos los martes medía la sal en el canal oriental y escribía la cifra en la pizarra de la escuela, para que los agricultores supieran cuándo podían regar. Para eso sirve su profesión. {{#if supporter.place}}Le escribo desde {{supporter.place}} y creo que en todas partes la gente tiene derecho a saber qué hay en su agua. {{/if}}

Su hermana acudió a la policía a la mañana siguiente y no le dieron ni un número ni una copia de su denuncia. La desaparición forzada es un crimen de derecho internacional y nada la justifica.

Le pido que revele de inmediato la suerte y el paradero de la ingeniera al-Sayegh; que se la libere, salvo que sea acusada sin demora ante un tribunal de un delito reconocible; que pueda comunicarse con su familia y con un abogado de su elección; que se la proteja de todo maltrato; y que se investigue de manera independiente lo ocurrido aquella noche.`;

export const canalEngineer: DemoAction = {
  key: 'canal-engineer',
  timeZone,
  versions: [
    {
      daysAgo: 12,
      note: null,
      statement: null,
      content: today => {
        const published = addDays(today, -12);
        return {
          lang: 'en',
          number: numberOf(124, published),
          index: indexOf('MDE 14', 124, published),
          kind: 'first',
          title: 'Canal engineer taken at night, whereabouts unknown',
          country: 'IQ',
          topics: ['enforced-disappearance', 'human-rights-defenders', 'land-and-environment', 'women'],
          people: [
            {
              name: 'Nibras Abd al-Wahid al-Sayegh',
              pronouns: 'she/her',
              spoken: 'nib-RAAS abd al-WAA-hid as-SAA-yegh',
            },
          ],
          pronounsNote: null,
          summary: `Nibras al-Sayegh, who measured the salt in a canal and made the figures public, was taken from her home by armed men in the night of ${ago(today, 27)}. No authority admits to holding her. Her sister’s report was taken down on a loose sheet, without a number.

She is at grave risk of ill-treatment. The authorities must say at once where she is, and release her unless she is promptly charged with a recognisable offence.`,
          demands: [
            'Reveal at once what has become of Nibras al-Sayegh and where she is.',
            'Release her, unless she is promptly charged before a court with a recognisable offence.',
            'Protect her from ill-treatment and let her speak to her family and to a lawyer.',
            'Investigate independently how she was taken, and by whom.',
          ],
          background: background(today),
          targets: [
            { id: 'police', officialId: 'iq-police', role: 'to', salutations: {}, onlyFrom: [] },
            { id: 'committee', officialId: 'iq-committee', role: 'to', salutations: {}, onlyFrom: [] },
            { id: 'water', officialId: 'iq-water', role: 'copy', salutations: {}, onlyFrom: [] },
            {
              id: 'embassy',
              officialId: 'iq-embassy-se',
              role: 'copy',
              salutations: {},
              onlyFrom: ['SE', 'NO', 'DK', 'FI'],
            },
          ],
          letters: [
            {
              lang: 'ar',
              targets: null,
              greeting: 'تحية طيبة وبعد،',
              body: arabic(today),
              signOff: 'وتفضلوا بقبول فائق الاحترام والتقدير،',
            },
            { lang: 'en', targets: null, greeting: null, body: english(today), signOff: 'Yours faithfully,' },
            { lang: 'es', targets: null, greeting: null, body: spanish(today), signOff: 'Atentamente,' },
          ],
          translations: [],
          preferredLanguages: ['ar', 'en'],
          ownLanguageAllowed: true,
          timeZone,
          deadline: addDays(today, 19),
          afterDeadline: 'ask-office',
          image: null,
        };
      },
    },
  ],
  outcome: null,
  stop: null,
  reports: 250,
};
