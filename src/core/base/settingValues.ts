// Settings as people write them: any JSON may stand where a text or a number is wanted.
import * as l10n from '@vscode/l10n'

/** What a setting must be. */
export interface Wanted<T> {
  /** As much of the value as can be used; `undefined` if nothing can. */
  usable(value: unknown): T | undefined
  /** Whether all of the value can be used. */
  fits(value: unknown): boolean
  /** Localised, after "expected". */
  describe(): string
}

/** A value to use, and whether the written one could not be used, or not all of it. */
interface SettingReading<T> {
  readonly value: T
  readonly isWrong: boolean
}

/** @param fallback for a setting that is missing or cannot be used */
export function readSettingValue<T>(written: unknown, wanted: Wanted<T>, fallback: T): SettingReading<T> {
  if (written === undefined) return { value: fallback, isWrong: false }
  return { value: wanted.usable(written) ?? fallback, isWrong: !wanted.fits(written) }
}

export const wantedText = single(
  (value): value is string => typeof value === 'string',
  () => l10n.t('a text in quotation marks'),
)

/** A text that is the address of a service, or empty. Another text becomes empty: no other service is asked in its place. */
export const wantedAddress: Wanted<string> = {
  usable: (value) => (typeof value === 'string' ? (isAddress(value) ? value : '') : undefined),
  fits: (value) => typeof value === 'string' && (value === '' || isAddress(value)),
  describe: () => l10n.t('an address that begins with “https://”'),
}

function isAddress(text: string): boolean {
  return /^\s*https?:\/\//i.test(text) && URL.canParse(text)
}

export const wantedSwitch = single(
  (value): value is boolean => typeof value === 'boolean',
  () => l10n.t('true or false'),
)

export const wantedTexts = listOf(wantedText, () => l10n.t('a list of texts'))

export const wantedIntegers = listOf(
  single(
    (value): value is number => Number.isSafeInteger(value),
    () => '',
  ),
  () => l10n.t('a list of whole numbers'),
)

/** A number that is not less. */
export function wantedNumber(least: number): Wanted<number> {
  return single(
    (value): value is number => typeof value === 'number' && value >= least && Number.isFinite(value),
    () => l10n.t('a number from {0} up', least),
  )
}

/** One of a few texts. */
export function wantedOneOf<T extends string>(choices: readonly T[]): Wanted<T> {
  return single(
    (value): value is T => choices.some((choice) => choice === value),
    () => l10n.t('one of {0}', choices.join(', ')),
  )
}

/** Names with one of a few texts each; a name with something else is left out. */
export function wantedMap<T extends string>(choices: readonly T[]): Wanted<Readonly<Record<string, T>>> {
  const { usable, fits } = wantedOneOf(choices)
  const isMap = (value: unknown): value is object =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
  return {
    usable: (value) =>
      isMap(value)
        ? Object.fromEntries(
            Object.entries(value).flatMap(([name, each]) => {
              const level = usable(each)
              return level === undefined ? [] : [[name, level]]
            }),
          )
        : undefined,
    fits: (value) => isMap(value) && Object.values(value).every(fits),
    describe: () => l10n.t('names, each with one of {0}', choices.join(', ')),
  }
}

function single<T>(is: (value: unknown) => value is T, describe: () => string): Wanted<T> {
  return { usable: (value) => (is(value) ? value : undefined), fits: is, describe }
}

/** A single item may stand for a list. */
function listOf<T>({ usable, fits }: Wanted<T>, describe: () => string): Wanted<readonly T[]> {
  return {
    usable: (value) => [value].flat().flatMap((item) => usable(item) ?? []),
    fits: (value) => [value].flat().every(fits),
    describe,
  }
}
