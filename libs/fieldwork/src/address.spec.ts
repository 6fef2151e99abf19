import { domainToASCII } from 'node:url';
import emailAddresses from 'email-addresses';
import fc from 'fast-check';
import { readAddress, type AddressRefusal } from './address';
import { readContactText } from './contact-text';
import { isTypoOf, skeletonOf } from './look-alike';

const emailOf = (text: string) => {
  const read = readAddress(text);
  return read.ok ? read.address.email : read.refusal;
};
const doubtOf = (text: string) => {
  const read = readAddress(text);
  return read.ok ? read.address.doubt : read.refusal;
};

describe('readAddress', () => {
  it('writes an address in one way', () => {
    expect(emailOf('  J.deVries@Coevorden.NL\u00a0')).toBe('J.deVries@coevorden.nl');
    expect(emailOf('\ufeffinfo@Súdwest-Fryslân.nl')).toBe(`info@${domainToASCII('súdwest-fryslân.nl')}`);
    expect(emailOf("o'neil+ido@bibliotheek.nl")).toBe("o'neil+ido@bibliotheek.nl");
    const [one, other] = [readAddress('Info@Zwolle.nl'), readAddress('info@zwolle.nl')];
    expect(one.ok && other.ok && one.address.key === other.address.key).toBe(true);
  });

  it.each<[string, AddressRefusal]>([
    ['', 'empty'],
    [' \u200b ', 'empty'],
    ['info@zwolle.nl\r\nBcc: allen@example.nl', 'controlCharacter'],
    ['info@zwolle.nl\0', 'controlCharacter'],
    ['in\tfo@zwolle.nl', 'controlCharacter'],
    ['info\u202e@zwolle.nl', 'controlCharacter'],
    ['Jan <jan@zwolle.nl>', 'notOneAddress'],
    ['jan@zwolle.nl, piet@zwolle.nl', 'notOneAddress'],
    ['jan(comment)@zwolle.nl', 'notOneAddress'],
    ['<jan@zwolle.nl>', 'notOneAddress'],
    ['geen adres', 'syntax'],
    ['jan@@zwolle.nl', 'syntax'],
    ['jan..x@zwolle.nl', 'syntax'],
    ['@zwolle.nl', 'syntax'],
    ['jan@', 'syntax'],
    ['jan@zwolle', 'domain'],
    ['jan@[192.0.2.1]', 'domain'],
    ['jan@192.0.2.1', 'domain'],
    ['jan@-zwolle.nl', 'domain'],
    ['jan@zwolle_stad.nl', 'domain'],
    ['jän@zwolle.nl', 'localPart'],
    ['"jan jansen"@zwolle.nl', 'notOneAddress'],
    [`${'j'.repeat(65)}@zwolle.nl`, 'tooLong'],
    [`jan@${'a'.repeat(60)}.${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.${'e'.repeat(20)}.nl`, 'tooLong'],
    [`${'x'.repeat(500)}@zwolle.nl`, 'tooLong'],
  ])('refuses %j as %s', (text, refusal) => expect(emailOf(text)).toBe(refusal));

  it('doubts letters of another alphabet that read as Latin, and says how they read', () => {
    expect(doubtOf('jan@gеmeente.nl')).toEqual({ kind: 'homoglyphs', looksLike: 'jan@gemeente.nl' });
    expect(doubtOf('jan@\u0440\u0430\u0443.nl')).toEqual({ kind: 'homoglyphs', looksLike: 'jan@pay.nl' });
    // Written in ASCII it is the same domain.
    expect(doubtOf(`jan@${domainToASCII('gеmeente.nl')}`)).toMatchObject({ kind: 'homoglyphs' });
  });

  it('doubts what is a slip away from a domain that many have', () => {
    expect(doubtOf('jan@gmial.com')).toEqual({ kind: 'typo', suggestion: 'jan@gmail.com' });
    expect(doubtOf('jan@hotmal.com')).toEqual({ kind: 'typo', suggestion: 'jan@hotmail.com' });
    expect(doubtOf('jan@outllook.com')).toEqual({ kind: 'typo', suggestion: 'jan@outlook.com' });
  });

  it.each(['jan@gmail.com', 'jan@coevorden.nl', 'jan@súdwestfryslân.nl', 'jan@münchen.de', 'jan@mail.com'])(
    'has no doubt about %s',
    (text) => expect(doubtOf(text)).toBeNull(),
  );

  it('never throws, and what it gives has no line end and reads back as itself', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.emailAddress(),
      fc.string().map((s) => `${s}@zwolle.nl`),
    );
    fc.assert(
      fc.property(text, (given) => {
        const read = readAddress(given);
        if (!read.ok) return;
        expect(read.address.email).toMatch(/^[\x21-\x7e]+@[a-z0-9.-]+$/);
        expect(readAddress(read.address.email)).toEqual(read);
      }),
    );
  });
});

describe('a plain address', () => {
  it('is one to the RFC 5322 parser as well', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (given) => {
        if (!readAddress(given).ok) return;
        expect(emailAddresses.parseOneAddress({ input: given, rfc6532: true })).toMatchObject({ address: given });
      }),
    );
  });
});

describe('skeletonOf', () => {
  it('is the same for addresses that a reader cannot tell apart', () => {
    expect(skeletonOf('info@zwo11e.nl')).toBe(skeletonOf('info@zwolle.nl'));
    expect(skeletonOf('j@c0evorden.nl')).toBe(skeletonOf('j@coevorden.nl'));
    expect(skeletonOf('j@ommen.nl')).toBe(skeletonOf('j@ornmen.nl'));
    expect(skeletonOf('j@ommen.nl')).not.toBe(skeletonOf('j@emmen.nl'));
  });
});

describe('isTypoOf', () => {
  const letters = fc.string({ unit: fc.constantFrom(...'abc'), minLength: 8, maxLength: 12 });
  it('is true for one letter removed or added', () => {
    fc.assert(
      fc.property(letters, fc.nat(11), (known, at) => {
        const shorter = known.slice(0, at % known.length) + known.slice((at % known.length) + 1);
        expect(isTypoOf(shorter, known)).toBe(true);
        expect(isTypoOf(known.slice(0, at) + 'x' + known.slice(at), known)).toBe(true);
      }),
    );
  });
  it('is false for itself, and for two letters', () => {
    expect(isTypoOf('gmail.com', 'gmail.com')).toBe(false);
    expect(isTypoOf('gnaik.com', 'gmail.com')).toBe(false);
  });
});

describe('readContactText', () => {
  const of = (text: string) => {
    const read = readContactText(text);
    return read.ok ? read.text : read.refusal;
  };
  it('keeps quotes and accents, tidies white space', () => {
    expect(of(`  Renée "Re"  d'Hôtel `)).toBe(`Renée "Re" d'Hôtel`);
    expect(of('  ')).toBeNull();
    expect(of('e\u0301')).toBe('\u00e9');
  });
  it('refuses what is too long, forged or broken', () => {
    expect(of('x'.repeat(500))).toBe('tooLong');
    expect(of('x'.repeat(200))).toHaveLength(200);
    expect(of('Jan\r\nBcc: x@y.nl')).toBe('controlCharacter');
    expect(of('Ren\ufffde')).toBe('brokenCharacter');
    expect(of('Jan \ud800')).toBe('brokenCharacter');
  });
});
