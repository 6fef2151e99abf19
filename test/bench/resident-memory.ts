import { readFileSync } from 'node:fs';

/** Resident memory of a process in MB, from Linux's own books. */
export function residentMB(pid: number): number {
  const kilobytes = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes) / 1024;
}

/** Highest resident memory of the process while the work runs, in MB. */
export async function highestMemory(pid: number, work: () => Promise<unknown>): Promise<number> {
  let highest = residentMB(pid);
  const sample = setInterval(() => (highest = Math.max(highest, residentMB(pid))), 20);
  await work();
  clearInterval(sample);
  return Math.max(highest, residentMB(pid));
}

/** Highest resident memory of the process while the work runs, minus what it was before, in MB. */
export async function memoryGrowth(pid: number, work: () => Promise<unknown>): Promise<number> {
  const before = residentMB(pid);
  return (await highestMemory(pid, work)) - before;
}
