// The API's reference page: every address with what it takes and answers.
import { definePage } from '../platform/views/views.ts';
import { ENDPOINTS, type Endpoint } from './endpoints.ts';

export type ReferenceModel = {
  document: string;
  example: string;
  endpoints: {
    id: string;
    method: string;
    path: string;
    says: string;
    parameters: { name: string; place: string; required: boolean; says: string; choices: string | null }[];
    body: string | null;
    answers: { status: number; says: string; schema: string | null }[];
  }[];
};

const shown = (endpoint: Endpoint): ReferenceModel['endpoints'][number] => ({
  id: endpoint.id,
  method: endpoint.method.toUpperCase(),
  path: endpoint.path,
  says: endpoint.says,
  parameters: endpoint.parameters.map(({ name, in: place, required, says, choices }) => ({
    name,
    place,
    required,
    says,
    choices: choices ? choices.join(', ') : null,
  })),
  body: endpoint.body,
  answers: endpoint.answers.map(({ status, says, schema }) => ({ status, says, schema })),
});

/** @param base where this site is. */
export const referenceModel = (base: string): ReferenceModel => ({
  document: '/api/openapi.json',
  example: [
    `curl -X POST ${base}/api/v1/actions/SLUG/reports \\`,
    `  -H 'Content-Type: application/json' \\`,
    `  -H "Idempotency-Key: $(uuidgen)" \\`,
    `  -d '{"lines":[{"target":"TARGET","channel":"post","quantity":2}],"country":"DE"}'`,
  ].join('\n'),
  endpoints: ENDPOINTS.map(shown),
});

export const referencePage = definePage<ReferenceModel>({
  name: 'api/reference',
  layout: 'public',
  sample: () => referenceModel('https://actions.example.org'),
});
