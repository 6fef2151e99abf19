import fc from 'fast-check';
import { checkTemplate } from './check-template';
import { LONGEST_SUBJECT, readTemplate, renderMessage } from './render-message';
import { emptyFields, MERGE_FIELDS, parseTemplate, type MergeValues } from './template';

const values: MergeValues = {
  organisatie: 'Gemeente Zeewolde',
  naam: 'Noor de Wit',
  link: 'https://ido.example.nl/i/abc',
  sluitingsdatum: '1 december 2026',
  kenmerk: null,
  onderzoek: 'Monitor IDO',
  meting: 'Vervolgmeting 2026',
  afmelden: 'https://ido.example.nl/afmelden/xyz',
};
const render = (subject: string, body: string, changed: Partial<MergeValues> = {}) =>
  renderMessage(readTemplate(subject, body), { ...values, ...changed });

describe('a template', () => {
  it('is filled in, in text and in HTML', () => {
    const message = render('{{onderzoek}}: {{ Meting }}', 'Beste {{naam}},\n\nUw link:\n{{link}}');
    expect(message.subject).toBe('Monitor IDO: Vervolgmeting 2026');
    expect(message.text).toBe('Beste Noor de Wit,\n\nUw link:\nhttps://ido.example.nl/i/abc\n');
    expect(message.html).toContain('<p>Beste Noor de Wit,</p>');
    expect(message.html).toContain(
      'Uw link:<br>\n<a href="https://ido.example.nl/i/abc">https://ido.example.nl/i/abc</a>',
    );
  });

  it('writes what it says itself when there is nothing to fill in', () => {
    expect(render('Beste {{naam|heer of mevrouw}}', 'x', { naam: null }).subject).toBe('Beste heer of mevrouw');
    expect(render('Beste {{naam|heer of mevrouw}}', 'x', { naam: ' \n' }).subject).toBe('Beste heer of mevrouw');
    expect(render('Beste {{naam|heer of mevrouw}}', 'x').subject).toBe('Beste Noor de Wit');
  });

  it('names fields that would stay empty, once', () => {
    const { parts } = parseTemplate('{{kenmerk}} {{naam|u}} {{kenmerk}} {{meting}}');
    expect(emptyFields(parts, { ...values, naam: null })).toEqual(['kenmerk']);
  });

  it('is refused with the name and place of a field that does not exist, and of braces that are left open', () => {
    expect(parseTemplate('Beste {{naam}},\n\nUw {{ linkje }} is {{link').problems).toEqual([
      { kind: 'unknownField', name: 'linkje', line: 3, column: 4 },
      { kind: 'openBraces', line: 3, column: 20 },
    ]);
    expect(parseTemplate('a }} b').problems).toEqual([{ kind: 'closingBraces', line: 1, column: 3 }]);
  });

  it('is complete only when everyone can answer and can leave', () => {
    const faults = checkTemplate('invitation', '{{link}}', 'Beste {{naam}} {{kenmerk}}');
    expect(faults).toEqual([
      { part: 'subject', kind: 'misplacedField', name: 'link' },
      { part: 'body', kind: 'misplacedField', name: 'kenmerk' },
      { part: 'body', kind: 'missingField', name: 'link' },
      { part: 'body', kind: 'missingField', name: 'afmelden' },
    ]);
    expect(checkTemplate('thanks', 'Bedankt', 'Uw kenmerk is {{kenmerk}}')).toEqual([]);
    expect(checkTemplate('thanks', ' ', '')).toContainEqual({ part: 'subject', kind: 'empty' });
  });

  it('cannot be made to add headers, lines or markup by what is filled in', () => {
    const naam = 'Noor\r\nBcc: iedereen@example.nl\u2028<script>alert("1")</script>\u202e';
    const { subject, text, html } = render('Voor {{naam}}', 'Beste {{naam}}, {{link}}', {
      naam,
      link: 'javascript:alert(1)',
    });
    expect(subject).not.toMatch(/[\r\n\u2028\u202e]/);
    expect(text.trim().split('\n')).toHaveLength(1);
    expect(html).not.toContain('<script>');
    expect(html).not.toContain('href="javascript');
  });

  it('keeps a subject short, whatever name of 500 characters comes in', () => {
    const { subject } = render('Uitnodiging voor {{naam}}', 'x', { naam: '𝒩'.repeat(500) });
    expect([...subject]).toHaveLength(LONGEST_SUBJECT);
    expect(subject.isWellFormed()).toBe(true);
  });

  it('gives back every text without fields as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const { parts, problems } = parseTemplate(text);
        if (problems.length > 0 || parts.some(({ kind }) => kind === 'field')) return;
        expect(parts.map((part) => (part.kind === 'text' ? part.text : '')).join('')).toBe(text);
      }),
    );
  });

  it('never lets a value become markup or another line', () => {
    const value = fc.string({
      unit: fc.constantFrom('<', '>', '"', "'", '&', '\r', '\n', '\t', 'a', '{', '}', '\u2029'),
    });
    fc.assert(
      fc.property(value, fc.constantFrom(...MERGE_FIELDS), (text, field) => {
        const { subject, text: plain, html } = render(`{{${field}}}`, `{{${field}}}`, { [field]: text });
        expect(subject + plain.trimEnd()).not.toMatch(/[\r\n\t\u2029]/);
        expect(html.slice(html.indexOf('<p>') + 3, html.indexOf('</p>'))).not.toMatch(/[<>"']/);
      }),
    );
  });
});
