import { z } from 'zod';
import { fieldSentence } from './field-sentence';

const Form = z.strictObject({
  email: z.email(),
  password: z.string().min(12),
  name: z.string().min(1).max(200),
  days: z.int().min(1).max(366),
  share: z.number().gt(0).lt(1).optional(),
  role: z.enum(['researcher', 'reader']),
  studies: z.array(z.string()).max(2),
  opensAt: z.iso.datetime().nullable(),
  own: z.string().refine((text) => text === 'goed', 'Een eigen zin'),
});
const right = {
  email: 'an@example.nl',
  password: 'een lang wachtwoord',
  name: 'An',
  days: 7,
  role: 'reader',
  studies: [],
  opensAt: null,
  own: 'goed',
};
const said = (change: Record<string, unknown>) => {
  const parsed = Form.safeParse({ ...right, ...change }, { error: fieldSentence, reportInput: true });
  return parsed.error?.issues.map(({ message }) => message) ?? [];
};

describe('what is wrong with a field', () => {
  it.each([
    ['nothing given', { name: undefined }, 'Dit is verplicht'],
    ['another type', { name: 7 }, 'Geef hier een tekst'],
    ['a text for a number', { days: '7' }, 'Geef hier een getal'],
    ['a number for a list', { studies: 7 }, 'Geef hier een lijst'],
    ['empty', { name: '' }, 'Vul dit in'],
    ['too short', { password: 'kort' }, 'Gebruik ten minste 12 tekens'],
    ['too long', { name: 'x'.repeat(201) }, 'Gebruik ten hoogste 200 tekens'],
    ['too few', { days: 0 }, 'Geef ten minste 1'],
    ['too many', { days: 367 }, 'Geef ten hoogste 366'],
    ['on the edge', { share: 1 }, 'Geef minder dan 1'],
    ['too many in a list', { studies: ['a', 'b', 'c'] }, 'Geef er ten hoogste 2'],
    ['not one of them', { role: 'baas' }, 'Kies uit: researcher, reader'],
    ['no address', { email: 'geen adres' }, 'Vul een e-mailadres in, zoals naam@gemeente.nl'],
    ['no moment', { opensAt: '2026-13-45' }, 'Geef datum en tijd zo: 2024-10-01T08:00:00Z'],
    ['not known here', { admin: true }, 'Dit is hier niet bekend: admin'],
    ['a sentence of the schema itself', { own: 'fout' }, 'Een eigen zin'],
  ])('is said in Dutch: %s', (_, change, sentence) => {
    expect(said(change)).toEqual([sentence]);
  });
});
