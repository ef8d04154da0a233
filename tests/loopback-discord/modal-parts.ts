/** Parts of modals, for the tests of their limits and their use. */
export const x = (count: number) => 'x'.repeat(count);
export const input = (more: object = {}) => ({ type: 4, custom_id: 'question', style: 2, ...more });
export const label = (component: object, more: object = {}) => ({
  type: 18,
  label: 'Your question',
  component,
  ...more,
});
export const modal = (...components: object[]) => ({ custom_id: 'follow-up', title: 'Follow up', components });
export const choices = (count: number) => Array.from({ length: count }, (_, n) => ({ label: `L${n}`, value: `v${n}` }));
export const select = (more: object = {}) => ({ type: 3, custom_id: 'scope', options: choices(2), ...more });
