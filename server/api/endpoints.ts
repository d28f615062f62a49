// Every address of the API, once: the OpenAPI document and the reference page are both made from this list.

export type SchemaName =
  'Action' | 'ActionList' | 'Tally' | 'Replies' | 'Report' | 'Taken' | 'Receipt' | 'Statement' | 'Problem';
export type Parameter = {
  name: string;
  in: 'path' | 'query' | 'header';
  required: boolean;
  says: string;
  choices?: readonly string[];
};
export type Endpoint = {
  method: 'get' | 'post' | 'put' | 'delete';
  path: string;
  id: string;
  says: string;
  parameters: readonly Parameter[];
  body: SchemaName | null;
  answers: readonly { status: number; says: string; schema: SchemaName | null }[];
};

const slug: Parameter = { name: 'slug', in: 'path', required: true, says: 'The action’s slug' };
const code: Parameter = { name: 'code', in: 'path', required: true, says: 'The receipt’s code' };
const problem = (status: number, says: string) => ({ status, says, schema: 'Problem' }) as const;
const tooMany = problem(429, 'Too many requests: come back after Retry-After seconds');
const refused = problem(422, 'Not right; errors names each path and reason');
const unreadable = problem(400, 'Not JSON');

export const ENDPOINTS: readonly Endpoint[] = [
  {
    method: 'get',
    path: '/api/v1/actions',
    id: 'listActions',
    says: 'Lists actions, the soonest deadline first. Stopped ones are listed under closed.',
    parameters: [
      {
        name: 'status',
        in: 'query',
        required: false,
        says: 'open when left out',
        choices: ['open', 'closed', 'all'],
      },
      { name: 'country', in: 'query', required: false, says: 'ISO 3166-1 alpha-2, such as VE' },
      { name: 'cursor', in: 'query', required: false, says: 'The next of the page before' },
    ],
    body: null,
    answers: [{ status: 200, says: 'A page of actions', schema: 'ActionList' }, refused, tooMany],
  },
  {
    method: 'get',
    path: '/api/v1/actions/{slug}',
    id: 'getAction',
    says: 'One action in its current version.',
    parameters: [slug],
    body: null,
    answers: [{ status: 200, says: 'The action', schema: 'Action' }, problem(404, 'Unknown'), tooMany],
  },
  {
    method: 'get',
    path: '/api/v1/actions/{slug}/tally',
    id: 'getTally',
    says: 'What was reported, by grade, channel, target, country and day, as of now.',
    parameters: [slug],
    body: null,
    answers: [{ status: 200, says: 'The tally', schema: 'Tally' }, problem(404, 'Unknown'), tooMany],
  },
  {
    method: 'get',
    path: '/api/v1/actions/{slug}/replies',
    id: 'listReplies',
    says: 'What officials have answered, as far as the organisation has published it: summaries in its own words, the newest answer first.',
    parameters: [slug],
    body: null,
    answers: [{ status: 200, says: 'The summaries', schema: 'Replies' }, problem(404, 'Unknown'), tooMany],
  },
  {
    method: 'get',
    path: '/api/v1/totals/{number}',
    id: 'getStatement',
    says: 'A statement of totals as it was frozen: its numbers never change. A later correction is another statement, which this one names.',
    parameters: [
      { name: 'number', in: 'path', required: true, says: 'The statement’s number, such as 2026-41' },
    ],
    body: null,
    answers: [{ status: 200, says: 'The statement', schema: 'Statement' }, problem(404, 'Unknown'), tooMany],
  },
  {
    method: 'post',
    path: '/api/v1/actions/{slug}/reports',
    id: 'report',
    says: 'Reports what somebody did. At most 200 lines, one for a target and channel. The same key with the same content counts once.',
    parameters: [
      slug,
      {
        name: 'Idempotency-Key',
        in: 'header',
        required: true,
        says: '1 to 200 printable characters, new for each report and not to be guessed, such as a UUID. Whoever sends the same key and content is given the receipt again.',
      },
    ],
    body: 'Report',
    answers: [
      { status: 201, says: 'Taken; held when it is more than is counted unseen', schema: 'Taken' },
      { status: 200, says: 'Taken before: the same answer, nothing counted twice', schema: 'Taken' },
      problem(400, 'Not JSON, or no key'),
      problem(404, 'Unknown action'),
      problem(409, 'The key had brought other content, or the action takes no more reports'),
      problem(413, 'Too large'),
      problem(415, 'Not application/json'),
      refused,
      tooMany,
    ],
  },
  {
    method: 'get',
    path: '/api/v1/receipts/{code}',
    id: 'getReceipt',
    says: 'A report as its reporter sees it.',
    parameters: [code],
    body: null,
    answers: [
      { status: 200, says: 'The receipt', schema: 'Receipt' },
      problem(404, 'Unknown'),
      problem(410, 'Withdrawn'),
    ],
  },
  {
    method: 'put',
    path: '/api/v1/receipts/{code}',
    id: 'correctReport',
    says: 'Corrects a report: the new lines stand in place of the old. Without an e-mail the one kept stays.',
    parameters: [code],
    body: 'Report',
    answers: [
      { status: 200, says: 'Corrected', schema: 'Receipt' },
      unreadable,
      problem(404, 'Unknown'),
      problem(409, 'The action takes no more corrections'),
      problem(410, 'Withdrawn'),
      refused,
      tooMany,
    ],
  },
  {
    method: 'delete',
    path: '/api/v1/receipts/{code}',
    id: 'withdrawReport',
    says: 'Withdraws a report for good: it leaves every number, and an e-mail address given is erased.',
    parameters: [code],
    body: null,
    answers: [
      { status: 204, says: 'Withdrawn', schema: null },
      problem(404, 'Unknown'),
      problem(410, 'Withdrawn before'),
    ],
  },
];
