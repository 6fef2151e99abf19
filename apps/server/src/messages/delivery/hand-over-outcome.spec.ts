import { handOverFailure } from './hand-over-outcome';
import { NotTaken } from './mail-transport';

const failure = (
  reached: NotTaken['reached'],
  command = 'CONN',
  replyCode: number | null = null,
  status: string | null = null,
) => handOverFailure(new NotTaken('woorden van de server', reached, command, replyCode, status));

describe('a message that the mail server did not take', () => {
  it('is uncertain only when all of it may be there and nothing was said about it', () => {
    expect(failure('ended')).toMatchObject({ kind: 'uncertain', dropped: true });
    expect(failure('begun')).toMatchObject({ kind: 'later', dropped: true });
    expect(failure('noConnection')).toMatchObject({ kind: 'trouble' });
    expect(failure('ended', 'DATA', 451)).toMatchObject({ kind: 'later', dropped: false });
    expect(failure('ended', 'DATA', 554, '5.7.1')).toMatchObject({ kind: 'refused', bounce: 'soft' });
  });

  it('is refused for good when the address does not exist', () => {
    expect(failure('begun', 'RCPT TO', 550, '5.1.1')).toMatchObject({ kind: 'refused', bounce: 'hard' });
    expect(failure('begun', 'RCPT TO', 550)).toMatchObject({ kind: 'refused', bounce: 'hard' });
    expect(failure('begun', 'RCPT TO', 552)).toMatchObject({ kind: 'refused', bounce: 'soft' });
    expect(failure('begun', 'RCPT TO', 550, '5.7.1')).toMatchObject({ kind: 'refused', bounce: 'soft' });
    expect(failure('begun', 'RCPT TO', 450, '4.2.1')).toMatchObject({ kind: 'later', dropped: false });
  });

  it('is not the fault of the recipient when the server does not want us', () => {
    expect(failure('noConnection', 'AUTH PLAIN', 535)).toMatchObject({ kind: 'trouble' });
    expect(failure('begun', 'MAIL FROM', 550, '5.7.1')).toMatchObject({ kind: 'trouble' });
    expect(failure('begun', 'RCPT TO', 421)).toMatchObject({ kind: 'trouble' });
    expect(failure('ended', 'DATA', 421)).toMatchObject({ kind: 'uncertain' });
  });
});
