import type { Paint, Texture } from './palette';
import { element, type Attributes } from './svg-element';

/** Ids of the pattern definitions of one picture; different for every picture on a page. */
export type TextureIds = Readonly<Record<Exclude<Texture, 'plain'>, string>>;

/** Ids for a picture, from a text that is unique on the page. */
export function textureIds(picture: string): TextureIds {
  const safe = picture.replace(/[^A-Za-z0-9_-]/gu, '-');
  return { diagonal: `${safe}-diagonal`, dots: `${safe}-dots` };
}

/** The `<defs>` that {@link texturedShape} refers to. */
export function textureDefinitions(ids: TextureIds): string {
  const pattern = { patternUnits: 'userSpaceOnUse', width: 8, height: 8 };
  const line = element('path', {
    d: 'M-2 2l4-4M0 8l8-8M6 10l4-4',
    stroke: '#1c2733',
    'stroke-width': 1.2,
    'stroke-opacity': 0.55,
  });
  const dots = ['2 2', '6 6']
    .map((at) => at.split(' ').map(Number))
    .map(([cx, cy]) => element('circle', { cx, cy, r: 1.1, fill: '#1c2733', 'fill-opacity': 0.55 }))
    .join('');
  return element(
    'defs',
    {},
    element('pattern', { id: ids.diagonal, ...pattern }, line) + element('pattern', { id: ids.dots, ...pattern }, dots),
  );
}

/** A filled shape, with its texture drawn over it. */
export function texturedShape(name: 'rect' | 'path', attributes: Attributes, paint: Paint, ids: TextureIds): string {
  const shape = element(name, { ...attributes, fill: paint.fill });
  if (paint.texture === 'plain') return shape;
  return shape + element(name, { ...attributes, fill: `url(#${ids[paint.texture]})` });
}
