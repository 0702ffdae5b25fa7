/** Turns a family, a weight and a slope into the name of one of the theme's faces. */
import type { FaceId } from './types.ts';

export type Family = 'sans' | 'serif' | 'mono';

export interface FaceStyle {
  readonly family: Family;
  /** 100 to 900. */
  readonly weight: number;
  readonly italic: boolean;
}

/**
 * Names the face of a style, such as `sans-semibold-italic`; the regular upright one is the family's bare
 * name. Heavier than 650 takes the bold face where `known` has one, and the semibold face otherwise.
 * A face that `known` lacks gives way to the nearest one of the family, then to `sans`.
 */
export function faceId(style: FaceStyle, known: ReadonlyMap<FaceId, unknown>): FaceId {
  const slope = style.italic ? '-italic' : '';
  const weights = weightsOf(style.weight);
  // Most text is in a face that there is.
  const exact = `${style.family}${weights[0]}${slope}`;
  if (known.has(exact)) return exact;
  const wanted = [
    ...weights.map((weight) => `${style.family}${weight}${slope}`),
    ...weights.map((weight) => `${style.family}${weight}`),
    style.family,
    ...weights.map((weight) => `sans${weight}${slope}`),
  ];
  return wanted.find((id) => known.has(id)) ?? 'sans';
}

const BOLD = ['-bold', '-semibold', ''];
const SEMIBOLD = ['-semibold', '-bold', ''];
const REGULAR = [''];

/** The endings of names, the nearest weight first. */
function weightsOf(weight: number): readonly string[] {
  if (weight >= 650) return BOLD;
  return weight >= 550 ? SEMIBOLD : REGULAR;
}

/** The style that a face's name stands for. */
export function faceStyle(id: FaceId): FaceStyle {
  const [family = 'sans', ...rest] = id.split('-');
  return {
    family: family === 'serif' || family === 'mono' ? family : 'sans',
    weight: rest.includes('bold') ? 700 : rest.includes('semibold') ? 600 : 400,
    italic: rest.includes('italic'),
  };
}

/** The face of a fallback family that has the weight and slope of another face, as near as the family comes. */
export function inStyleOf(
  wanted: FaceId,
  family: FaceId,
  known: ReadonlyMap<FaceId, unknown>,
): FaceId {
  const { weight, italic } = faceStyle(wanted);
  const slope = italic ? '-italic' : '';
  const weights = weight >= 550 ? ['-semibold', '-bold', ''] : [''];
  const nearest = [
    ...weights.map((heavy) => `${family}${heavy}${slope}`),
    ...weights.map((heavy) => `${family}${heavy}`),
  ];
  return nearest.find((id) => known.has(id)) ?? family;
}
