// Demo: the organisation behind the demo site and its offices by country, for "check with the office in your country".
import type { Office, Settings } from '../../settings/model.ts';

// Telephone numbers are only from ranges that regulators keep for fiction: nobody may be called by mistake.

type SharedOffice = Omit<Office, 'country'> & { countries: readonly string[] };

const offices: readonly SharedOffice[] = [
  {
    countries: ['GB', 'IE'],
    name: 'Lanternfield United Kingdom and Ireland',
    email: 'actions@uk.lanternfield.example.org',
    phone: '+44 20 7946 0118',
    url: 'https://uk.lanternfield.example.org/',
  },
  {
    countries: ['US', 'CA'],
    name: 'Lanternfield North America',
    email: 'actions@na.lanternfield.example.org',
    phone: '+1 202 555 0117',
    url: 'https://na.lanternfield.example.org/',
  },
  {
    countries: ['ES', 'MX', 'AR', 'CO', 'CL', 'PE', 'UY'],
    name: 'Red Campo de Faroles',
    email: 'acciones@es.lanternfield.example.org',
    phone: '',
    url: 'https://es.lanternfield.example.org/',
  },
  {
    countries: ['FR', 'BE', 'CH', 'SN'],
    name: 'Réseau Champ-des-Lanternes',
    email: 'actions@fr.lanternfield.example.org',
    phone: '+33 1 99 00 17 05',
    url: 'https://fr.lanternfield.example.org/',
  },
  {
    countries: ['DE', 'AT'],
    name: 'Netzwerk Laternenfeld',
    email: 'aktionen@de.lanternfield.example.org',
    phone: '+49 30 23125 118',
    url: 'https://de.lanternfield.example.org/',
  },
  {
    countries: ['MA', 'JO', 'LB'],
    name: 'شبكة حقل القناديل',
    email: 'actions@ar.lanternfield.example.org',
    phone: '',
    url: '',
  },
  {
    countries: ['AU', 'NZ'],
    name: 'Lanternfield Australia and New Zealand',
    email: 'actions@anz.lanternfield.example.org',
    phone: '+61 8 7010 0119',
    url: '',
  },
];

/** The settings that the demo fills in where nobody has set them yet. */
export const demoSettings = {
  organisationName: 'Lanternfield Network',
  about:
    'The Lanternfield Network is invented, like every person, place and office in these examples. Its pages show what Insist does: publish an Urgent Action, help people to write, count what they report, and say openly how sure each number is.',
  contactEmail: 'hello@lanternfield.example.org',
  contactAddress: '17 Lantern Mews, London SW0 0ZZ, United Kingdom',
  offices: offices.flatMap(({ countries, ...office }) => countries.map(country => ({ country, ...office }))),
} satisfies Partial<Settings>;
