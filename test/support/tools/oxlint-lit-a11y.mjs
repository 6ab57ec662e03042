// eslint-plugin-lit-a11y, made to run in oxlint: its rules keep notes on `sourceCode.parserServices`, which oxlint
// freezes, so each rule gets a context whose parserServices may be written.
import plugin from 'eslint-plugin-lit-a11y';

/** A view of `target` in which the properties of `own` come first. */
const overlay = (target, own) =>
  new Proxy(
    {},
    {
      get(_, key) {
        if (key in own) return own[key];
        const value = target[key];
        return typeof value === 'function' ? value.bind(target) : value;
      },
      has: (_, key) => key in own || key in target,
    },
  );

function withWritableServices(context) {
  const parserServices = {};
  let sourceCode;
  return overlay(context, {
    get sourceCode() {
      return (sourceCode ??= overlay(context.sourceCode, { parserServices }));
    },
  });
}

export default {
  meta: { name: 'lit-a11y' },
  rules: Object.fromEntries(
    Object.entries(plugin.rules).map(([name, rule]) => [
      name,
      { ...rule, create: (context) => rule.create(withWritableServices(context)) },
    ]),
  ),
};
