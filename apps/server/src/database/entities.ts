import type { MixedList } from 'typeorm';

/** Every entity; one spec compares them with what the migrations make. */
export const ENTITIES: MixedList<new () => object> = [];
