// Tests of the planned reports: alike each time, within their days, and of every kind that the demo should show.
import { describe, expect, it } from 'vitest';
import { planReports, weightOfDay, type PlanWish } from './reports-plan.ts';

const wish: PlanWish = {
  seed: 'mangrove-maps',
  targets: [
    { id: 'governor', role: 'to', channels: ['email', 'post', 'fax', 'phone', 'social'], onlyFrom: [] },
    { id: 'prosecutor', role: 'to', channels: ['post'], onlyFrom: [] },
    { id: 'embassy', role: 'copy', channels: ['email'], onlyFrom: ['GB', 'IE'] },
  ],
  from: '2026-10-29',
  deadline: '2026-11-22',
  until: '2026-11-21T23:00:00.000Z',
  reports: 400,
  large: 2,
};

describe('planReports', () => {
  const plan = planReports(wish);

  it('gives the same plan for the same seed and another for another', () => {
    expect(planReports(wish)).toEqual(plan);
    expect(planReports({ ...wish, seed: 'harbour-radio' })).not.toEqual(plan);
  });

  it('has no time before publication or after now, of reports and of their changes', () => {
    expect(plan.length).toBeGreaterThan(380);
    for (const report of plan) {
      expect(report.at >= '2026-10-29').toBe(true);
      expect(report.at < wish.until).toBe(true);
      if (report.change) expect(report.change.at > report.at && report.change.at < wish.until).toBe(true);
    }
  });

  it('names only channels by which a target can be reached, and a copy only where it is offered', () => {
    for (const report of plan) {
      expect(report.lines.length).toBeGreaterThan(0);
      for (const line of report.lines) {
        const target = wish.targets.find(each => each.id === line.target);
        expect(target?.channels).toContain(line.channel);
        if (line.target === 'embassy') expect(['GB', 'IE']).toContain(report.country);
      }
    }
  });

  it('has groups, confirmed reporters, corrections, a withdrawal, and as many large ones as wished', () => {
    expect(plan.some(report => report.group)).toBe(true);
    expect(plan.some(report => report.confirmed)).toBe(true);
    expect(plan.every(report => !(report.group && report.confirmed))).toBe(true);
    expect(plan.some(report => report.change?.kind === 'correction')).toBe(true);
    expect(plan.some(report => report.change?.kind === 'withdrawal')).toBe(true);
    const large = plan.filter(report => report.large);
    expect(large.length).toBe(2);
    for (const report of large)
      expect(Math.max(...report.lines.map(line => line.quantity))).toBeGreaterThan(60);
  });

  it('has no two reports with one key', () => {
    expect(new Set(plan.map(report => report.key)).size).toBe(plan.length);
  });

  it('stops at the deadline when that has passed', () => {
    const later = planReports({ ...wish, until: '2026-12-30T12:00:00.000Z' });
    expect(later.every(report => report.at < '2026-11-23')).toBe(true);
  });

  it('plans nothing into the future when the action is published today', () => {
    const now = '2026-11-21T02:00:00.000Z';
    const fresh = planReports({ ...wish, from: '2026-11-21', until: now, reports: 50 });
    expect(fresh.every(report => report.at < now && report.at >= '2026-11-21')).toBe(true);
  });
});

it('weighs the first days and the last days more than those between', () => {
  const weight = (day: string): number => weightOfDay(day, '2026-10-29', '2026-11-26');
  expect(weight('2026-10-29')).toBeGreaterThan(weight('2026-11-11'));
  expect(weight('2026-11-26')).toBeGreaterThan(weight('2026-11-11'));
});
