// The office's clock: its country's time zones and weekend, and never more than "likely".
import { describe, expect, it } from 'vitest';
import { countryChoices } from './countries.ts';
import { officeClock, officeHours } from './office-hours.ts';

const at = (country: string | null, now: string, otherwise = 'Europe/Paris') =>
  officeClock(new Date(now), { country, otherwise, lang: 'en' });

describe('the time at an office', () => {
  it('is its country’s, not the action’s', () => {
    expect(at('BO', '2026-11-23T13:30:00Z')).toEqual({
      place: { country: 'BO' },
      from: { weekday: 'Monday', time: '09:30' },
      to: null,
      likely: 'open',
    });
    expect(at('BO', '2026-11-23T12:30:00Z').likely).toBe('closed');
    expect(at('BO', '2026-11-23T21:30:00Z').likely).toBe('closed');
  });

  it.each([
    // A Friday, a Saturday and a Sunday at eleven in the morning there.
    ['EG', 'closed', 'closed', 'open'],
    ['AE', 'open', 'closed', 'closed'],
    ['IR', 'closed', 'open', 'open'],
    ['NP', 'open', 'closed', 'open'],
    ['BN', 'closed', 'open', 'closed'],
    ['VE', 'open', 'closed', 'closed'],
  ])('knows the weekend of %s', (country, friday, saturday, sunday) => {
    const hours: Record<string, string> = { EG: '09', AE: '07', IR: '07', NP: '05', BN: '03', VE: '15' };
    const likely = (day: string): string => at(country, `${day}T${hours[country] ?? ''}:40:00Z`).likely;
    expect([likely('2026-11-27'), likely('2026-11-28'), likely('2026-11-29')]).toEqual([
      friday,
      saturday,
      sunday,
    ]);
  });

  it('says from when to when where a country has several, and that it depends', () => {
    const clock = at('US', '2026-11-23T15:10:00Z');
    expect(clock.from).toEqual({ weekday: 'Monday', time: '05:10' });
    expect(clock.to).toEqual({ weekday: 'Monday', time: '10:10' });
    expect(clock.likely).toBe('maybe');
    expect(at('US', '2026-11-23T20:30:00Z').likely).toBe('open');
    expect(at('US', '2026-11-24T06:30:00Z').likely).toBe('closed');
  });

  it('falls back on the action’s zone where the country is not known', () => {
    expect(at(null, '2026-11-23T13:30:00Z', 'America/La_Paz')).toMatchObject({
      place: { city: 'La Paz' },
      from: { time: '09:30' },
    });
  });

  it('has a clock for every country that has offices', () => {
    const without = countryChoices('en').filter(
      ({ code }) => 'city' in at(code, '2026-11-23T13:30:00Z').place,
    );
    expect(without.map(({ code }) => code).sort()).toEqual(['AQ', 'BV', 'GS', 'HM', 'TF', 'UM']);
  });
});

describe('the hours of an office, for paper', () => {
  const hours = (country: string | null, caller: string | null, now = '2026-11-23T13:30:00Z') =>
    officeHours(new Date(now), { country, otherwise: 'America/La_Paz', caller, lang: 'en' });

  it('are there by its clock, with the days of rest, and by the caller’s', () => {
    expect(hours('BO', 'PL')).toEqual({
      from: '09:00',
      to: '16:00',
      rests: ['Saturday', 'Sunday'],
      yours: { from: '14:00', to: '21:00' },
    });
    expect(hours('EG', 'IN')).toMatchObject({
      rests: ['Friday', 'Saturday'],
      yours: { from: '12:30', to: '19:30' },
    });
    expect(hours('BO', 'NZ').yours).toEqual({ from: '02:00', to: '09:00' });
    expect(hours(null, 'PL').yours).toEqual({ from: '14:00', to: '21:00' });
  });

  it('follow summer time', () => {
    expect(hours('BO', 'PL', '2026-07-23T13:30:00Z').yours).toEqual({ from: '15:00', to: '22:00' });
  });

  it('are not guessed where either country has several clocks, nor said twice', () => {
    expect(hours('US', 'PL').yours).toBeNull();
    expect(hours('PL', 'US').yours).toBeNull();
    expect(hours('BO', null).yours).toBeNull();
    expect(hours('PL', 'DE').yours).toBeNull();
  });
});
