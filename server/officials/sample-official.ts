// An official for the samples of pages: invented, with a gap or two.
import type { Official } from './model.ts';

export const sampleOfficial = (): Official => ({
  id: '01sample',
  demo: true,
  version: 3,
  createdAt: '2026-10-02T08:00:00.000Z',
  updatedAt: '2026-11-20T08:00:00.000Z',
  name: null,
  title: 'Governor of Río Seco',
  body: 'Regional government',
  country: 'VE',
  salutations: { es: 'Estimado Sr. Gobernador' },
  addressLines: ['Avenida Central 12', 'Puerto Claro'],
  emails: ['despacho@rioseco.example.org'],
  phones: ['+1 202 555 0101'],
  faxes: [],
  handles: [{ service: 'X', handle: '@rioseco_example' }],
  notes: 'The fax number given before is dead.',
  deadPoints: [],
  mergedInto: null,
});
