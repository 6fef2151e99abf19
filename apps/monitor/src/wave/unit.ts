import { texts } from '../texts';

/** Plural of who answers in a wave with this audience, as in "37 van 342 gemeenten". */
export function unitOf(audience: string): string {
  return audience in texts.units ? texts.units[audience as keyof typeof texts.units] : texts.units.other;
}
