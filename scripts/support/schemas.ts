// What the manifest and other editors are told of our rules and conventions, made from the source.

import { ruleLevels } from '../../src/core/digest/conventions/conventions.ts'
import { conventionsShape, type Shape } from '../../src/core/digest/conventions/shapes.ts'
import { rules } from '../../src/core/rules/index.ts'

export type Json = Readonly<Record<string, unknown>>

/** JSON Schema of the file of conventions, for editors that check YAML by it. */
export function conventionsSchema(): Json {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'digest.yaml',
    ...toSchema(conventionsShape(rules)),
  }
}

/** The schema of the setting that gives rules their severity, by their ids. */
export function ruleSettings(): Json {
  const properties = rules.map(({ id, severity }) => [
    id,
    { type: 'string', enum: ruleLevels, default: severity, markdownDescription: `%${ruleTextKey(id)}%` },
  ])
  return { properties: Object.fromEntries(properties), additionalProperties: false }
}

/** The manifest's texts about rules. */
export function ruleTexts(): Readonly<Record<string, string>> {
  return Object.fromEntries(rules.map((rule) => [ruleTextKey(rule.id), rule.summary()]))
}

function ruleTextKey(id: string): string {
  return `rule.${id}`
}

function toSchema(shape: Shape): Json {
  const description = shape.describe()
  switch (shape.kind) {
    case 'text':
      return { type: ['string', 'number'], description }
    case 'choice': {
      const { choices } = shape
      const enumDescriptions = choices.map((choice) => choice.describe())
      return { enum: choices.map(({ value }) => value), enumDescriptions, description }
    }
    case 'list':
      return shape.takesOne
        ? { anyOf: [toSchema(shape.of), { type: 'array', items: toSchema(shape.of) }], description }
        : { type: 'array', items: toSchema(shape.of), description }
    case 'map': {
      const properties = Object.entries(shape.keys).map(([key, held]) => [key, toSchema(held)])
      return {
        type: 'object',
        properties: Object.fromEntries(properties),
        additionalProperties: false,
        description,
      }
    }
    case 'switch':
      return { anyOf: [{ type: 'boolean' }, toSchema(shape.map)], description }
  }
}
