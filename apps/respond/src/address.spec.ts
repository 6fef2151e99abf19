import { readAddress } from './address';

it('knows a personal link and an open wave', () => {
  expect(readAddress('/i/AAAA-_09')).toEqual({ kind: 'invitation', token: 'AAAA-_09' });
  expect(readAddress('/open/outputregistratie-demo/')).toEqual({ kind: 'open', wave: 'outputregistratie-demo' });
});

it.each(['/', '/i/', '/i/a/b', '/i/é', '/i/a%0Ab', '/open/%E0%A4%A', '/respond/'])('takes %s for no link', (path) => {
  expect(readAddress(path)).toEqual({ kind: 'none' });
});
