// A reader guesses where a thing is from its name: a file is named after its path or its component,
// and a type in generated code after its title.
import path from 'node:path'
import type { Oas3Rule } from '@redocly/openapi-core'

export const naming: Oas3Rule = () => ({
  Operation(operation, ctx) {
    const id = String(operation.operationId)
    if (!/^[a-z]+([A-Z][a-z\d]*)+$/.test(id)) {
      ctx.report({
        message: `operationId ${id} is not camelCase with a verb first, like updatePasswordByMobile`,
        location: ctx.location.child('operationId'),
      })
    }
  },
  PathItem(_, ctx) {
    if (!String(ctx.key).startsWith('/')) return // a callback's
    const file = path.basename(ctx.location.source.absoluteRef)
    const wanted = `${String(ctx.key).replace(/^\//, '').replaceAll('/', '_')}.yaml`
    if (
      ['paths', 'companions'].includes(
        path.basename(path.dirname(ctx.location.source.absoluteRef)),
      ) &&
      file !== wanted
    ) {
      ctx.report({
        message: `the path ${ctx.key} stands in ${file}; name the file ${wanted}`,
        location: ctx.rawLocation,
      })
    }
  },
  Schema({ title, type }, ctx) {
    const name = path.basename(ctx.location.source.absoluteRef, '.yaml')
    const isComponent =
      /[\\/]components[\\/]schemas$/.test(path.dirname(ctx.location.source.absoluteRef)) &&
      ctx.location.pointer === '#/'
    if (
      !isComponent ||
      (type ?? 'object') !== 'object' ||
      title === undefined ||
      title.replace(/\W/g, '').toLowerCase() === name.toLowerCase()
    )
      return
    ctx.report({
      message: `generators name a type after its title, and "${title}" is not ${name} in words; correct one of them`,
      location: ctx.location.child('title'),
    })
  },
  ref(node, ctx) {
    const file = path.resolve(path.dirname(ctx.location.source.absoluteRef), node.$ref)
    const kind = path.basename(path.dirname(file))
    const name = path.basename(file, '.yaml')
    if (path.basename(path.dirname(path.dirname(file))) !== 'components') return
    const isScheme = kind === 'securitySchemes'
    if ((isScheme ? /^[a-z][A-Za-z0-9]*$/ : /^[A-Z][A-Za-z0-9]*$/).test(name)) return
    ctx.report({
      message: `the component ${name} is not ${isScheme ? 'camelCase' : 'PascalCase'}; rename it and its file`,
    })
  },
})
