/** Name of the variable by which `code.ts` is given the settings of its windows, as JSON. */
export const settingsVariable = 'RESEARCH_DIGEST_VSCODE_SETTINGS'
