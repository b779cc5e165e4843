/** Actions by their first part, in the order of the alphabet: `review.` and all that begins so. Pure. */
export function actionGroups(actions: readonly string[]): { family: string; actions: string[] }[] {
  const families = [...new Set(actions.map((action) => action.split(".", 1)[0] ?? action))].sort();
  return families.map((family) => ({ family, actions: actions.filter((action) => action === family || action.startsWith(`${family}.`)).sort() }));
}
