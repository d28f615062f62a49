// Demo: the organisation behind the demo site and its offices by country, for "check with the office in your country".

/** What the settings hold about the organisation. Telephone numbers are from ranges kept for fiction. */
export const demoOrganisation = {
  name: 'Lanternfield Network',
  email: 'hello@lanternfield.example.org',
  address: ['17 Lantern Mews', 'London SW0 0ZZ', 'United Kingdom'],
} as const;

export type DemoOffice = {
  /** The countries whose supporters ask here. */
  countries: readonly string[];
  name: string;
  email: string;
  phone: string | null;
  url: string | null;
};

export const demoOffices: readonly DemoOffice[] = [
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
    countries: ['ES', 'MX', 'AR', 'CO', 'CL', 'PE', 'DO'],
    name: 'Red Campo de Faroles',
    email: 'acciones@es.lanternfield.example.org',
    phone: null,
    url: 'https://es.lanternfield.example.org/',
  },
  {
    countries: ['FR', 'BE', 'CH', 'SN', 'MG'],
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
    countries: ['MA', 'TN', 'JO', 'LB'],
    name: 'شبكة حقل القناديل',
    email: 'actions@ar.lanternfield.example.org',
    phone: null,
    url: null,
  },
  {
    countries: ['AU', 'NZ'],
    name: 'Lanternfield Australia and New Zealand',
    email: 'actions@anz.lanternfield.example.org',
    phone: '+61 8 7010 0119',
    url: null,
  },
];
