// Setting up one's own second factor: a secret for the app, a first code that proves it, ten recovery codes.
import type { By } from '../../audit/model.ts';
import { recordAudit } from '../../audit/record.ts';
import { Conflict, NotFound, Refused } from '../../lib/errors.ts';
import { queueMail } from '../../outbox/queue-mail.ts';
import { readSettings } from '../../settings/read-settings.ts';
import { securityMail } from '../mails.ts';
import type { App } from '../../platform/app.ts';
import { transact, type Tx } from '../../platform/db/db.ts';
import { hashSecret, newSecret, newSecretBytes } from '../../platform/seal.ts';
import { currentSettings } from '../../settings/read-settings.ts';
import { passwordFits } from '../hash-password.ts';
import { countAttempt, forgetAttempts } from '../slow-guessing.ts';
import { deleteSessionsOf, rowById, type CoordinatorRow } from '../store.ts';
import {
  appAddress,
  isAskedOf,
  RECOVERY_CODES,
  recoveryCodeFrom,
  secretFrom,
  stepOf,
  type SecondFactor,
} from './model.ts';
import { readRecoveryCode } from './model.ts';
import * as store from './store.ts';
import { recoveryHash, useCode } from './use-code.ts';
import { isRole } from '../model.ts';

/** What proves that it is the person who acts, and not somebody at their open desk. */
export type Proof = { password: string; code: string; ip: string };

/** One's own second factor, and whether the site asks for one. */
export async function ownSecondFactor(app: App, by: By): Promise<{ factor: SecondFactor; asked: boolean }> {
  const id = by.id ?? '';
  const { secondFactor, organisationName: site } = await currentSettings(app);
  const asked = isRole(by.role) && isAskedOf(secondFactor, by.role);
  const row = await store.factorRow(app.db.query, id);
  if (!row) return { factor: { state: 'off' }, asked };
  if (row.confirmed_at !== null) {
    const codesLeft = await store.countCodesLeft(app.db.query, id);
    return { factor: { state: 'on', since: row.confirmed_at, codesLeft }, asked };
  }
  const secret = app.seal.open(row.secret_sealed);
  const email = (await rowById(app.db.query, id))?.email ?? by.name;
  return { factor: { state: 'begun', secret, address: appAddress(secret, { site, email }) }, asked };
}

/** Makes a secret; nothing is asked for at sign-in until a code of it was given. @throws {Conflict} when there is one */
export async function beginSetUp(app: App, by: By): Promise<void> {
  const id = by.id ?? '';
  const secret = secretFrom(newSecretBytes());
  await transact(app.db, async tx => {
    if (await store.confirmedRow(tx, id)) throw new Conflict('account.secondFactor.isOn');
    await store.deleteUnconfirmed(tx, id);
    await store.insertFactor(tx, {
      coordinator_id: id,
      secret_sealed: app.seal.close(secret),
      created_at: app.clock.now().toISOString(),
      confirmed_at: null,
      last_step: 0,
    });
  });
}

/** A first code proves the app: from now on sign-in asks for one. Other sessions end. Gives the recovery codes. */
export async function confirmSetUp(app: App, by: By, given: Proof & { token: string }): Promise<string[]> {
  const person = await provePassword(app, by, given);
  const codes = await transact(app.db, async tx => {
    const row = await store.factorRow(tx, person.id);
    if (!row || row.confirmed_at !== null) throw new Conflict('account.secondFactor.notBegun');
    const now = app.clock.now();
    const step = stepOf(app.seal.open(row.secret_sealed), given.code, now);
    if (step === null || !(await store.confirmFactor(tx, row, now.toISOString(), step))) return null;
    await deleteSessionsOf(tx, person.id, hashSecret(given.token));
    await audit(app, tx, by, 'coordinator.secondFactorSet', person.id);
    return newCodes(app, tx, person.id);
  });
  if (codes === null) refuseCode();
  await forgetAttempts(app, 'second-factor', person.email, given.ip);
  return codes;
}

/** Ten new recovery codes; the old ones are good no more. */
export async function renewRecoveryCodes(app: App, by: By, proof: Proof): Promise<string[]> {
  const person = await provePassword(app, by, proof);
  const codes = await transact(app.db, async tx => {
    if ((await useCode(app, tx, person.id, proof.code)) === null) return null;
    await audit(app, tx, by, 'coordinator.recoveryCodesMade', person.id);
    return newCodes(app, tx, person.id);
  });
  if (codes === null) refuseCode();
  await forgetAttempts(app, 'second-factor', person.email, proof.ip);
  return codes;
}

/** Turns one's own second factor off. Where the site asks for one, the next page leads to setting it up anew. */
export async function turnOff(app: App, by: By, proof: Proof): Promise<void> {
  const person = await provePassword(app, by, proof);
  const done = await transact(app.db, async tx => {
    if ((await useCode(app, tx, person.id, proof.code)) === null) return false;
    await store.deleteFactor(tx, person.id);
    await audit(app, tx, by, 'coordinator.secondFactorTurnedOff', person.id);
    await queueMail(app, tx, securityMail(app, await readSettings(tx), person, 'factorOff', by.name));
    return true;
  });
  if (!done) refuseCode();
  await forgetAttempts(app, 'second-factor', person.email, proof.ip);
}

/** The password of whoever acts; codes are counted with it. @throws {Refused}, {TooMany} */
async function provePassword(app: App, by: By, proof: Proof): Promise<CoordinatorRow> {
  const row = await rowById(app.db.query, by.id ?? '');
  if (!row) throw new NotFound();
  await countAttempt(app, 'second-factor', row.email, proof.ip);
  if (await passwordFits(row.password_hash, proof.password)) return row;
  throw new Refused([{ path: 'password', reason: 'account.currentWrong' }]);
}

function refuseCode(): never {
  throw new Refused([{ path: 'code', reason: 'account.codeWrong' }]);
}

async function newCodes(app: App, tx: Tx, coordinatorId: string): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, () => recoveryCodeFrom(newSecret()));
  const hashes = codes.map(code => recoveryHash(app, coordinatorId, readRecoveryCode(code) ?? code));
  await store.replaceCodes(tx, coordinatorId, hashes, app.clock.now().toISOString());
  return codes;
}

const audit = (app: App, tx: Tx, by: By, verb: string, id: string): Promise<void> =>
  recordAudit(app, tx, by, verb, { type: 'coordinator', id });
