import { parseDay, type Day } from '@/domain/day'

/** The year before each era's first, so that era year 1 is the next. */
const BEFORE_ERA: Record<string, number> = {
  明治: 1867,
  大正: 1911,
  昭和: 1925,
  平成: 1988,
  令和: 2018,
  m: 1867,
  t: 1911,
  s: 1925,
  h: 1988,
  r: 2018,
}
const WESTERN = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/
const EIGHT_FIGURES = /^(\d{4})(\d{2})(\d{2})$/
const ERA = /^(明治|大正|昭和|平成|令和|[mtshr])\.?(\d{1,2}|元)[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/

/**
 * The day that a person typed: 2026-11-14, 2026/11/4, 20261114, ２０２６年１１月１４日, R8.11.14, 令和8年11月14日.
 * Undefined for anything else and for days that no calendar has.
 */
export function readDay(typed: string): Day | undefined {
  const text = folded(typed)
  const western = WESTERN.exec(text) ?? EIGHT_FIGURES.exec(text)
  if (western) return realDay(Number(western[1]), western[2], western[3])
  const era = ERA.exec(text)
  if (!era) return undefined
  const before = BEFORE_ERA[era[1] ?? '']
  if (before === undefined) return undefined
  return realDay(before + (era[2] === '元' ? 1 : Number(era[2])), era[3], era[4])
}

function realDay(year: number, month: string | undefined, date: string | undefined): Day | undefined {
  return parseDay(`${String(year).padStart(4, '0')}-${two(month)}-${two(date)}`)
}

function two(figures: string | undefined): string {
  return (figures ?? '').padStart(2, '0')
}

/** NFKC makes full-width figures and signs plain; the dashes a Japanese keyboard gives become one. */
function folded(typed: string): string {
  return typed
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/[ー−‐–—]/g, '-')
    .replace(/\s+/g, '')
    .replace(/\([^)]*\)$/, '')
}
