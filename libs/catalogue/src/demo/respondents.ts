import { municipalitiesOn, type RegisterOrganisation } from '../register';
import type { Random } from './random';

/** First and last day on which the enquête was open, both included. */
const OPENED = '2024-10-01';
const CLOSED = '2024-10-20';

/** Summer time, two hours ahead of UTC, held until 27 October 2024. */
const OFFICE_HOURS_UTC = [7, 14] as const;

/**
 * Draws different municipalities that spread over provinces and size: one of every province, and the others
 * at equal distances in the list by inhabitants, so that every size class has its share.
 */
export function drawMunicipalities(random: Random, count: number): RegisterOrganisation[] {
  const all = random.shuffle(municipalitiesOn(OPENED));
  const perProvince = [...new Map(all.map((municipality) => [municipality.province, municipality])).values()];
  const others = all
    .filter((municipality) => !perProvince.includes(municipality))
    .sort((a, b) => (a.inhabitants ?? 0) - (b.inhabitants ?? 0));
  const wanted = count - perProvince.length;
  const distance = others.length / wanted;
  const start = random.next() * distance;
  const places = new Set(Array.from({ length: wanted }, (_, turn) => Math.floor(start + turn * distance)));
  const bySize = others.filter((_, place) => places.has(place));
  return random.shuffle([...perProvince, ...bySize]);
}

/** Draws moments of completion on working days while the enquête was open, in order. */
export function drawCompletions(random: Random, count: number): Date[] {
  const days: number[] = [];
  const last = Date.parse(CLOSED);
  for (let day = Date.parse(OPENED); day <= last; day += 24 * 3600 * 1000) {
    const weekday = new Date(day).getUTCDay();
    if (weekday !== 0 && weekday !== 6) days.push(day);
  }
  const [from, to] = OFFICE_HOURS_UTC;
  const moment = (): Date => {
    const day = days[random.integer(0, days.length - 1)] ?? last;
    return new Date(day + random.integer(from * 3600, (to + 1) * 3600 - 1) * 1000);
  };
  return Array.from({ length: count }, moment).sort((a, b) => a.getTime() - b.getTime());
}
