// The OpenAPI 3.1 document, made from the list of addresses and the schemas that the code itself uses.
import { z } from 'zod';
import { reportSchema } from '../reports/model.ts';
import { ENDPOINTS, type Endpoint, type SchemaName } from './endpoints.ts';
import {
  actionListSchema,
  actionSchema,
  problemSchema,
  receiptSchema,
  repliesSchema,
  statementSchema,
  takenSchema,
  tallySchema,
} from './schemas.ts';

const SCHEMAS: Record<SchemaName, z.ZodType> = {
  Action: actionSchema,
  ActionList: actionListSchema,
  Tally: tallySchema,
  Replies: repliesSchema,
  Report: reportSchema,
  Taken: takenSchema,
  Receipt: receiptSchema,
  Statement: statementSchema,
  Problem: problemSchema,
};

const refer = (name: SchemaName) => ({ schema: { $ref: `#/components/schemas/${name}` } });

function operation(endpoint: Endpoint) {
  const { id, says, parameters, body, answers } = endpoint;
  const responses = answers.map(({ status, says: description, schema }): [string, object] => {
    const type = schema === 'Problem' ? 'application/problem+json' : 'application/json';
    return [
      String(status),
      schema === null ? { description } : { description, content: { [type]: refer(schema) } },
    ];
  });
  return {
    operationId: id,
    summary: says,
    parameters: parameters.map(({ name, in: place, required, says: description, choices }) => ({
      name,
      in: place,
      required,
      description,
      schema: { type: 'string', ...(choices ? { enum: choices } : {}) },
    })),
    ...(body === null
      ? {}
      : { requestBody: { required: true, content: { 'application/json': refer(body) } } }),
    responses: Object.fromEntries(responses),
  };
}

function schemaOf(name: SchemaName) {
  // What may be sent, not what comes out of reading it: the two differ where a default or a null is filled in.
  const { $schema: _dialect, ...schema } = z.toJSONSchema(SCHEMAS[name], { io: 'input' });
  return schema;
}

/** @param server where this site is, such as `https://actions.example.org`. */
export function openapiDocument(server: string, title: string) {
  const paths: Record<string, Record<string, ReturnType<typeof operation>>> = {};
  for (const endpoint of ENDPOINTS) {
    paths[endpoint.path] = { ...paths[endpoint.path], [endpoint.method]: operation(endpoint) };
  }
  const names: SchemaName[] = [
    'Action',
    'ActionList',
    'Tally',
    'Replies',
    'Report',
    'Taken',
    'Receipt',
    'Statement',
    'Problem',
  ];
  return {
    openapi: '3.1.0',
    info: {
      title: `${title}: API`,
      version: '1',
      description:
        'Open actions, what was done for them, and a way to report. No key is needed, no cookie is read.',
    },
    servers: [{ url: server }],
    paths,
    components: { schemas: Object.fromEntries(names.map(name => [name, schemaOf(name)])) },
  };
}
