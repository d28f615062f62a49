// Runs once around a test run: keeps the one PostgreSQL cluster and the migrated templates, made when first asked for.
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { openDatabase } from '../platform/db/db.ts';
import { migrate } from '../platform/db/migrate.ts';
import { startCluster } from './cluster.ts';
import type { Cluster } from './cluster.ts';
import { administer } from './postgres-admin.ts';

declare module 'vitest' {
  // An interface, because vitest's own is one and only interfaces merge.
  interface ProvidedContext {
    /** Socket that answers `sqlite` or `postgres` with the address of a migrated template, as JSON. */
    templates: string;
  }
}

const TEMPLATE = `insist_template_${process.pid}`;

/** Begins answering for templates and gives the end of it. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'insist-tests-'));
  const socket = join(folder, 'templates.sock');
  let cluster: Promise<Cluster> | undefined;
  const makers = {
    sqlite: once(() => sqliteTemplate(join(folder, 'template.sqlite'))),
    postgres: once(() => postgresTemplate((cluster ??= startCluster()))),
  };
  const server = createServer(connection => {
    connection.on('error', () => {
      // The test process went away; its answer is not missed.
    });
    connection.once('data', asked => {
      const made = asked.toString() === 'postgres' ? makers.postgres() : makers.sqlite();
      made.then(
        template => connection.end(JSON.stringify(template)),
        (error: unknown) => connection.end(JSON.stringify({ problem: String(error) })),
      );
    });
  });
  await new Promise<void>(resolve => server.listen(socket, resolve));
  project.provide('templates', socket);
  return async () => {
    server.close();
    if (cluster) await endPostgres(await cluster);
    rmSync(folder, { recursive: true, force: true });
  };
}

function once<Result>(make: () => Promise<Result>): () => Promise<Result> {
  let made: Promise<Result> | undefined;
  return () => (made ??= make());
}

async function sqliteTemplate(file: string): Promise<{ template: string }> {
  await migrateOnce(`sqlite:${file}`);
  return { template: file };
}

async function postgresTemplate(cluster: Promise<Cluster>): Promise<{ template: string; adminUrl: string }> {
  const { adminUrl } = await cluster;
  await administer(adminUrl, `drop database if exists ${TEMPLATE}`);
  await administer(adminUrl, `create database ${TEMPLATE}`);
  const url = new URL(adminUrl);
  url.pathname = TEMPLATE;
  await migrateOnce(url.href);
  return { template: TEMPLATE, adminUrl };
}

async function migrateOnce(url: string): Promise<void> {
  const db = openDatabase(url);
  await migrate(db);
  await db.close();
}

async function endPostgres(cluster: Cluster): Promise<void> {
  // A cluster that was given to us goes on: leave nothing of ours in it.
  await administer(cluster.adminUrl, `drop database if exists ${TEMPLATE}`);
  await cluster.stop();
}
