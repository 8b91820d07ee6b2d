/** Whether a period is billed in advance or in arrears, by the day of the invoice. Days are ISO. */
export function termOf(issueDate: string | null, from: string | null, to: string | null): 'advance' | 'arrears' | null {
  if (issueDate === null || from === null || to === null || from > to) return null;
  const [issued, first, last] = [Date.parse(issueDate), Date.parse(from), Date.parse(to)];
  if (Number.isNaN(issued + first + last)) return null;
  // A period that has begun is that of its greater part: a month billed on its 3rd is billed in advance.
  return last - issued >= issued - first ? 'advance' : 'arrears';
}
