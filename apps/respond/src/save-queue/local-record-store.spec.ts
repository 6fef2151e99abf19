import { LocalRecordStore } from './local-record-store';
import { newRecord } from './queue-record';

const record = newRecord({ revision: 3, answers: { gemeente: 'Emmen' }, savedAt: null });
const full = {
  getItem: () => null,
  removeItem: () => undefined,
  setItem: () => {
    throw new Error('full');
  },
} as unknown as Storage;

afterEach(() => localStorage.clear());

it('gives back what was written, to another visit too', () => {
  new LocalRecordStore('key', localStorage, window).write(record);
  const later = new LocalRecordStore('key', localStorage, window);
  expect(later.read()).toEqual(record);
  expect(later.durable).toBe(true);
  later.clear();
  expect(later.read()).toBeNull();
});

it('takes what cannot be read for nothing', () => {
  const store = new LocalRecordStore('key', localStorage, window);
  for (const text of ['{', 'null', '{"format":2}', '[]']) {
    localStorage.setItem('key', text);
    expect(store.read()).toBeNull();
  }
});

it('keeps the answers in memory, and says so, when the browser refuses to keep them', () => {
  const store = new LocalRecordStore('key', full, window);
  store.write(record);
  expect(store.durable).toBe(false);
  expect(store.read()).toEqual(record);
});

it('tells of what other tabs write under the same key', () => {
  const changed = jest.fn();
  const stop = new LocalRecordStore('key', localStorage, window).watch(changed);
  window.dispatchEvent(new StorageEvent('storage', { key: 'other' }));
  expect(changed).not.toHaveBeenCalled();
  window.dispatchEvent(new StorageEvent('storage', { key: 'key' }));
  expect(changed).toHaveBeenCalledTimes(1);
  stop();
  window.dispatchEvent(new StorageEvent('storage', { key: 'key' }));
  expect(changed).toHaveBeenCalledTimes(1);
});
