// Generated from the OpenAPI contract of idaas-password 0.1.0. Do not edit.
var __getOwnPropNames = Object.getOwnPropertyNames;
var __commonJS = (cb, mod) => function() {
  try {
    return mod || (0, cb[__getOwnPropNames(cb)[0]])((mod = { exports: {} }).exports, mod), mod.exports;
  } catch (e) {
    throw mod = 0, e;
  }
};

// node_modules/ajv/dist/runtime/ucs2length.js
var require_ucs2length = __commonJS({
  "node_modules/ajv/dist/runtime/ucs2length.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: !0 });
    function ucs2length(str) {
      let len = str.length, length = 0, pos = 0, value;
      for (; pos < len; )
        length++, value = str.charCodeAt(pos++), value >= 55296 && value <= 56319 && pos < len && (value = str.charCodeAt(pos), (value & 64512) === 56320 && pos++);
      return length;
    }
    exports.default = ucs2length;
    ucs2length.code = 'require("ajv/dist/runtime/ucs2length").default';
  }
});

// <stdin>
var v0 = validate20;
var schema32 = { type: "string", enum: ["IDAAS.SDK.PARAM.0001", "IDAAS.SDK.PARAM.0002", "IDAAS.SDK.PARAM.0003", "IDAAS.SDK.PARAM.0016", "IDAAS.SDK.PARAM.0009", "IDAAS.SDK.CAPTCHA.0007", "IDAAS.SDK.USER.0006", "IDAAS.SDK.USER.0001", "IDAAS.SDK.PWD.0001", "IDAAS.SDK.PWD.0002", "IDAAS.SDK.PWD.0003", "IDAAS.SDK.PWD.0004", "IDAAS.SDK.PWD.0005", "IDAAS.SDK.PWD.0006", "IDAAS.SDK.PWD.0007", "IDAAS.SDK.USER.0004"] };
function validate20(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate20.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), data && typeof data == "object" && !Array.isArray(data)) {
    if (data.error_code === void 0) {
      let err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "error_code" }, message: "must have required property 'error_code'" };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.error_msg === void 0) {
      let err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "error_msg" }, message: "must have required property 'error_msg'" };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (data.error_code !== void 0) {
      let data0 = data.error_code, _errs2 = errors, valid1 = !1, _errs3 = errors;
      if (typeof data0 != "string") {
        let err2 = { instancePath: instancePath + "/error_code", schemaPath: "#/components/schemas/UpdatePasswordByMobileError400Code/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
      }
      if (!(data0 === "IDAAS.SDK.PARAM.0001" || data0 === "IDAAS.SDK.PARAM.0002" || data0 === "IDAAS.SDK.PARAM.0003" || data0 === "IDAAS.SDK.PARAM.0016" || data0 === "IDAAS.SDK.PARAM.0009" || data0 === "IDAAS.SDK.CAPTCHA.0007" || data0 === "IDAAS.SDK.USER.0006" || data0 === "IDAAS.SDK.USER.0001" || data0 === "IDAAS.SDK.PWD.0001" || data0 === "IDAAS.SDK.PWD.0002" || data0 === "IDAAS.SDK.PWD.0003" || data0 === "IDAAS.SDK.PWD.0004" || data0 === "IDAAS.SDK.PWD.0005" || data0 === "IDAAS.SDK.PWD.0006" || data0 === "IDAAS.SDK.PWD.0007" || data0 === "IDAAS.SDK.USER.0004")) {
        let err3 = { instancePath: instancePath + "/error_code", schemaPath: "#/components/schemas/UpdatePasswordByMobileError400Code/enum", keyword: "enum", params: { allowedValues: schema32.enum }, message: "must be equal to one of the allowed values" };
        vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
      }
      var _valid0 = _errs3 === errors;
      valid1 = valid1 || _valid0;
      let _errs6 = errors;
      if (typeof data0 != "string") {
        let err4 = { instancePath: instancePath + "/error_code", schemaPath: "#/properties/error_code/anyOf/1/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
      }
      var _valid0 = _errs6 === errors;
      if (valid1 = valid1 || _valid0, valid1)
        errors = _errs2, vErrors !== null && (_errs2 ? vErrors.length = _errs2 : vErrors = null);
      else {
        let err5 = { instancePath: instancePath + "/error_code", schemaPath: "#/properties/error_code/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
        vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
      }
    }
    if (data.error_msg !== void 0 && typeof data.error_msg != "string") {
      let err6 = { instancePath: instancePath + "/error_msg", schemaPath: "#/properties/error_msg/type", keyword: "type", params: { type: "string" }, message: "must be string" };
      vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
    }
  } else {
    let err7 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
  }
  return validate20.errors = vErrors, errors === 0;
}
validate20.evaluated = { props: { error_code: !0, error_msg: !0 }, dynamicProps: !1, dynamicItems: !1 };
var v1 = validate21;
var schema34 = { type: "string", enum: ["IDAAS.SDK.PARAM.0001", "IDAAS.SDK.PARAM.0002", "IDAAS.SDK.PARAM.0003", "IDAAS.SDK.PARAM.0009", "IDAAS.SDK.CAPTCHA.0007", "IDAAS.SDK.USER.0005", "IDAAS.SDK.USER.0006", "IDAAS.SDK.USER.0001", "IDAAS.SDK.PWD.0001", "IDAAS.SDK.PWD.0002", "IDAAS.SDK.PWD.0003", "IDAAS.SDK.PWD.0004", "IDAAS.SDK.PWD.0005", "IDAAS.SDK.PWD.0006", "IDAAS.SDK.PWD.0007"] };
function validate21(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate21.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), data && typeof data == "object" && !Array.isArray(data)) {
    if (data.error_code === void 0) {
      let err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "error_code" }, message: "must have required property 'error_code'" };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.error_msg === void 0) {
      let err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "error_msg" }, message: "must have required property 'error_msg'" };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (data.error_code !== void 0) {
      let data0 = data.error_code, _errs2 = errors, valid1 = !1, _errs3 = errors;
      if (typeof data0 != "string") {
        let err2 = { instancePath: instancePath + "/error_code", schemaPath: "#/components/schemas/UpdatePasswordByEmailError400Code/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
      }
      if (!(data0 === "IDAAS.SDK.PARAM.0001" || data0 === "IDAAS.SDK.PARAM.0002" || data0 === "IDAAS.SDK.PARAM.0003" || data0 === "IDAAS.SDK.PARAM.0009" || data0 === "IDAAS.SDK.CAPTCHA.0007" || data0 === "IDAAS.SDK.USER.0005" || data0 === "IDAAS.SDK.USER.0006" || data0 === "IDAAS.SDK.USER.0001" || data0 === "IDAAS.SDK.PWD.0001" || data0 === "IDAAS.SDK.PWD.0002" || data0 === "IDAAS.SDK.PWD.0003" || data0 === "IDAAS.SDK.PWD.0004" || data0 === "IDAAS.SDK.PWD.0005" || data0 === "IDAAS.SDK.PWD.0006" || data0 === "IDAAS.SDK.PWD.0007")) {
        let err3 = { instancePath: instancePath + "/error_code", schemaPath: "#/components/schemas/UpdatePasswordByEmailError400Code/enum", keyword: "enum", params: { allowedValues: schema34.enum }, message: "must be equal to one of the allowed values" };
        vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
      }
      var _valid0 = _errs3 === errors;
      valid1 = valid1 || _valid0;
      let _errs6 = errors;
      if (typeof data0 != "string") {
        let err4 = { instancePath: instancePath + "/error_code", schemaPath: "#/properties/error_code/anyOf/1/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
      }
      var _valid0 = _errs6 === errors;
      if (valid1 = valid1 || _valid0, valid1)
        errors = _errs2, vErrors !== null && (_errs2 ? vErrors.length = _errs2 : vErrors = null);
      else {
        let err5 = { instancePath: instancePath + "/error_code", schemaPath: "#/properties/error_code/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
        vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
      }
    }
    if (data.error_msg !== void 0 && typeof data.error_msg != "string") {
      let err6 = { instancePath: instancePath + "/error_msg", schemaPath: "#/properties/error_msg/type", keyword: "type", params: { type: "string" }, message: "must be string" };
      vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
    }
  } else {
    let err7 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
  }
  return validate21.errors = vErrors, errors === 0;
}
validate21.evaluated = { props: { error_code: !0, error_msg: !0 }, dynamicProps: !1, dynamicItems: !1 };
var v2 = validate22;
var func1 = require_ucs2length().default;
function validate22(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate22.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), data && typeof data == "object" && !Array.isArray(data)) {
    if (data.user_id === void 0) {
      let err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "user_id" }, message: "must have required property 'user_id'" };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.user_id !== void 0) {
      let data0 = data.user_id;
      if (typeof data0 == "string") {
        if (func1(data0) < 1) {
          let err1 = { instancePath: instancePath + "/user_id", schemaPath: "#/components/schemas/UserId/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
        }
      } else {
        let err2 = { instancePath: instancePath + "/user_id", schemaPath: "#/components/schemas/UserId/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
      }
    }
  } else {
    let err3 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
  }
  return validate22.errors = vErrors, errors === 0;
}
validate22.evaluated = { props: { user_id: !0 }, dynamicProps: !1, dynamicItems: !1 };
var v3 = validate23;
var schema39 = { type: "string", enum: ["invalid_token"] };
function validate24(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate24.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), data && typeof data == "object" && !Array.isArray(data)) {
    if (data.error === void 0) {
      let err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "error" }, message: "must have required property 'error'" };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.error_description === void 0) {
      let err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "error_description" }, message: "must have required property 'error_description'" };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (data.error !== void 0) {
      let data0 = data.error, _errs2 = errors, valid1 = !1, _errs3 = errors;
      if (typeof data0 != "string") {
        let err2 = { instancePath: instancePath + "/error", schemaPath: "#/components/schemas/ChangeUserPasswordOAuthError400Code/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
      }
      if (data0 !== "invalid_token") {
        let err3 = { instancePath: instancePath + "/error", schemaPath: "#/components/schemas/ChangeUserPasswordOAuthError400Code/enum", keyword: "enum", params: { allowedValues: schema39.enum }, message: "must be equal to one of the allowed values" };
        vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
      }
      var _valid0 = _errs3 === errors;
      valid1 = valid1 || _valid0;
      let _errs6 = errors;
      if (typeof data0 != "string") {
        let err4 = { instancePath: instancePath + "/error", schemaPath: "#/properties/error/anyOf/1/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
      }
      var _valid0 = _errs6 === errors;
      if (valid1 = valid1 || _valid0, valid1)
        errors = _errs2, vErrors !== null && (_errs2 ? vErrors.length = _errs2 : vErrors = null);
      else {
        let err5 = { instancePath: instancePath + "/error", schemaPath: "#/properties/error/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
        vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
      }
    }
    if (data.error_description !== void 0 && typeof data.error_description != "string") {
      let err6 = { instancePath: instancePath + "/error_description", schemaPath: "#/properties/error_description/type", keyword: "type", params: { type: "string" }, message: "must be string" };
      vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
    }
  } else {
    let err7 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
  }
  return validate24.errors = vErrors, errors === 0;
}
validate24.evaluated = { props: { error: !0, error_description: !0 }, dynamicProps: !1, dynamicItems: !1 };
var schema41 = { type: "string", enum: ["IDAAS.TENANT.USER.0006", "IDAAS.TENANT.USER.0001", "IDAAS.TENANT.PWD.0001", "IDAAS.TENANT.PWD.0002", "IDAAS.TENANT.PWD.0003", "IDAAS.TENANT.PWD.0004", "IDAAS.TENANT.PWD.0005", "IDAAS.TENANT.PWD.0006", "IDAAS.TENANT.PWD.0007"] };
function validate26(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate26.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), data && typeof data == "object" && !Array.isArray(data)) {
    if (data.error_code === void 0) {
      let err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "error_code" }, message: "must have required property 'error_code'" };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.error_msg === void 0) {
      let err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "error_msg" }, message: "must have required property 'error_msg'" };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (data.error_code !== void 0) {
      let data0 = data.error_code, _errs2 = errors, valid1 = !1, _errs3 = errors;
      if (typeof data0 != "string") {
        let err2 = { instancePath: instancePath + "/error_code", schemaPath: "#/components/schemas/ChangeUserPasswordError400Code/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
      }
      if (!(data0 === "IDAAS.TENANT.USER.0006" || data0 === "IDAAS.TENANT.USER.0001" || data0 === "IDAAS.TENANT.PWD.0001" || data0 === "IDAAS.TENANT.PWD.0002" || data0 === "IDAAS.TENANT.PWD.0003" || data0 === "IDAAS.TENANT.PWD.0004" || data0 === "IDAAS.TENANT.PWD.0005" || data0 === "IDAAS.TENANT.PWD.0006" || data0 === "IDAAS.TENANT.PWD.0007")) {
        let err3 = { instancePath: instancePath + "/error_code", schemaPath: "#/components/schemas/ChangeUserPasswordError400Code/enum", keyword: "enum", params: { allowedValues: schema41.enum }, message: "must be equal to one of the allowed values" };
        vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
      }
      var _valid0 = _errs3 === errors;
      valid1 = valid1 || _valid0;
      let _errs6 = errors;
      if (typeof data0 != "string") {
        let err4 = { instancePath: instancePath + "/error_code", schemaPath: "#/properties/error_code/anyOf/1/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
      }
      var _valid0 = _errs6 === errors;
      if (valid1 = valid1 || _valid0, valid1)
        errors = _errs2, vErrors !== null && (_errs2 ? vErrors.length = _errs2 : vErrors = null);
      else {
        let err5 = { instancePath: instancePath + "/error_code", schemaPath: "#/properties/error_code/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
        vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
      }
    }
    if (data.error_msg !== void 0 && typeof data.error_msg != "string") {
      let err6 = { instancePath: instancePath + "/error_msg", schemaPath: "#/properties/error_msg/type", keyword: "type", params: { type: "string" }, message: "must be string" };
      vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
    }
  } else {
    let err7 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
  }
  return validate26.errors = vErrors, errors === 0;
}
validate26.evaluated = { props: { error_code: !0, error_msg: !0 }, dynamicProps: !1, dynamicItems: !1 };
function validate23(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate23.evaluated;
  evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0);
  let _errs0 = errors, valid0 = !1, _errs1 = errors;
  validate24(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors), errors = vErrors.length);
  var _valid0 = _errs1 === errors;
  if (valid0 = valid0 || _valid0, _valid0) {
    var props0 = {};
    props0.error = !0, props0.error_description = !0;
  }
  let _errs2 = errors;
  validate26(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors), errors = vErrors.length);
  var _valid0 = _errs2 === errors;
  if (valid0 = valid0 || _valid0, _valid0 && props0 !== !0 && (props0 = props0 || {}, props0.error_code = !0, props0.error_msg = !0), valid0)
    errors = _errs0, vErrors !== null && (_errs0 ? vErrors.length = _errs0 : vErrors = null);
  else {
    let err0 = { instancePath, schemaPath: "#/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
    vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
  }
  return validate23.errors = vErrors, evaluated0.props = props0, errors === 0;
}
validate23.evaluated = { dynamicProps: !0, dynamicItems: !1 };
var v4 = validate28;
var schema43 = { type: "string", enum: ["IDAAS.TENANT.COM.0002"] };
function validate28(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate28.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), data && typeof data == "object" && !Array.isArray(data)) {
    if (data.error_code === void 0) {
      let err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "error_code" }, message: "must have required property 'error_code'" };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.error_msg === void 0) {
      let err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "error_msg" }, message: "must have required property 'error_msg'" };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (data.error_code !== void 0) {
      let data0 = data.error_code, _errs2 = errors, valid1 = !1, _errs3 = errors;
      if (typeof data0 != "string") {
        let err2 = { instancePath: instancePath + "/error_code", schemaPath: "#/components/schemas/ChangeUserPasswordError500Code/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
      }
      if (data0 !== "IDAAS.TENANT.COM.0002") {
        let err3 = { instancePath: instancePath + "/error_code", schemaPath: "#/components/schemas/ChangeUserPasswordError500Code/enum", keyword: "enum", params: { allowedValues: schema43.enum }, message: "must be equal to one of the allowed values" };
        vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
      }
      var _valid0 = _errs3 === errors;
      valid1 = valid1 || _valid0;
      let _errs6 = errors;
      if (typeof data0 != "string") {
        let err4 = { instancePath: instancePath + "/error_code", schemaPath: "#/properties/error_code/anyOf/1/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
      }
      var _valid0 = _errs6 === errors;
      if (valid1 = valid1 || _valid0, valid1)
        errors = _errs2, vErrors !== null && (_errs2 ? vErrors.length = _errs2 : vErrors = null);
      else {
        let err5 = { instancePath: instancePath + "/error_code", schemaPath: "#/properties/error_code/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
        vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
      }
    }
    if (data.error_msg !== void 0 && typeof data.error_msg != "string") {
      let err6 = { instancePath: instancePath + "/error_msg", schemaPath: "#/properties/error_msg/type", keyword: "type", params: { type: "string" }, message: "must be string" };
      vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
    }
  } else {
    let err7 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
  }
  return validate28.errors = vErrors, errors === 0;
}
validate28.evaluated = { props: { error_code: !0, error_msg: !0 }, dynamicProps: !1, dynamicItems: !1 };
var v5 = validate29;
var schema45 = { type: "string", enum: ["IDAAS.SDK.PARAM.0001", "IDAAS.SDK.PARAM.0002", "IDAAS.SDK.PARAM.0003"] };
function validate29(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate29.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), data && typeof data == "object" && !Array.isArray(data)) {
    if (data.error_code === void 0) {
      let err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "error_code" }, message: "must have required property 'error_code'" };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.error_msg === void 0) {
      let err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "error_msg" }, message: "must have required property 'error_msg'" };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (data.error_code !== void 0) {
      let data0 = data.error_code, _errs2 = errors, valid1 = !1, _errs3 = errors;
      if (typeof data0 != "string") {
        let err2 = { instancePath: instancePath + "/error_code", schemaPath: "#/components/schemas/SendSmsCodeError400Code/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
      }
      if (!(data0 === "IDAAS.SDK.PARAM.0001" || data0 === "IDAAS.SDK.PARAM.0002" || data0 === "IDAAS.SDK.PARAM.0003")) {
        let err3 = { instancePath: instancePath + "/error_code", schemaPath: "#/components/schemas/SendSmsCodeError400Code/enum", keyword: "enum", params: { allowedValues: schema45.enum }, message: "must be equal to one of the allowed values" };
        vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
      }
      var _valid0 = _errs3 === errors;
      valid1 = valid1 || _valid0;
      let _errs6 = errors;
      if (typeof data0 != "string") {
        let err4 = { instancePath: instancePath + "/error_code", schemaPath: "#/properties/error_code/anyOf/1/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
      }
      var _valid0 = _errs6 === errors;
      if (valid1 = valid1 || _valid0, valid1)
        errors = _errs2, vErrors !== null && (_errs2 ? vErrors.length = _errs2 : vErrors = null);
      else {
        let err5 = { instancePath: instancePath + "/error_code", schemaPath: "#/properties/error_code/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
        vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
      }
    }
    if (data.error_msg !== void 0 && typeof data.error_msg != "string") {
      let err6 = { instancePath: instancePath + "/error_msg", schemaPath: "#/properties/error_msg/type", keyword: "type", params: { type: "string" }, message: "must be string" };
      vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
    }
  } else {
    let err7 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
  }
  return validate29.errors = vErrors, errors === 0;
}
validate29.evaluated = { props: { error_code: !0, error_msg: !0 }, dynamicProps: !1, dynamicItems: !1 };
var v6 = validate30;
var schema47 = { type: "string", enum: ["IDAAS.SDK.PARAM.0001", "IDAAS.SDK.PARAM.0002", "IDAAS.SDK.PARAM.0003"] };
function validate30(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate30.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), data && typeof data == "object" && !Array.isArray(data)) {
    if (data.error_code === void 0) {
      let err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "error_code" }, message: "must have required property 'error_code'" };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.error_msg === void 0) {
      let err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "error_msg" }, message: "must have required property 'error_msg'" };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (data.error_code !== void 0) {
      let data0 = data.error_code, _errs2 = errors, valid1 = !1, _errs3 = errors;
      if (typeof data0 != "string") {
        let err2 = { instancePath: instancePath + "/error_code", schemaPath: "#/components/schemas/SendEmailCodeError400Code/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
      }
      if (!(data0 === "IDAAS.SDK.PARAM.0001" || data0 === "IDAAS.SDK.PARAM.0002" || data0 === "IDAAS.SDK.PARAM.0003")) {
        let err3 = { instancePath: instancePath + "/error_code", schemaPath: "#/components/schemas/SendEmailCodeError400Code/enum", keyword: "enum", params: { allowedValues: schema47.enum }, message: "must be equal to one of the allowed values" };
        vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
      }
      var _valid0 = _errs3 === errors;
      valid1 = valid1 || _valid0;
      let _errs6 = errors;
      if (typeof data0 != "string") {
        let err4 = { instancePath: instancePath + "/error_code", schemaPath: "#/properties/error_code/anyOf/1/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
      }
      var _valid0 = _errs6 === errors;
      if (valid1 = valid1 || _valid0, valid1)
        errors = _errs2, vErrors !== null && (_errs2 ? vErrors.length = _errs2 : vErrors = null);
      else {
        let err5 = { instancePath: instancePath + "/error_code", schemaPath: "#/properties/error_code/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
        vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
      }
    }
    if (data.error_msg !== void 0 && typeof data.error_msg != "string") {
      let err6 = { instancePath: instancePath + "/error_msg", schemaPath: "#/properties/error_msg/type", keyword: "type", params: { type: "string" }, message: "must be string" };
      vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
    }
  } else {
    let err7 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
  }
  return validate30.errors = vErrors, errors === 0;
}
validate30.evaluated = { props: { error_code: !0, error_msg: !0 }, dynamicProps: !1, dynamicItems: !1 };
var v7 = validate31, schema48 = { type: "object", required: ["status", "session_token", "id_token"], properties: { session_token: { type: "string", minLength: 1 }, expire: { type: "integer", minimum: 1 }, status: { type: "string", enum: ["SUCCESS"] }, id_token: { type: "string", minLength: 1 } }, components: { schemas: {} } };
function validate31(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate31.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), data && typeof data == "object" && !Array.isArray(data)) {
    if (data.status === void 0) {
      let err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "status" }, message: "must have required property 'status'" };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.session_token === void 0) {
      let err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "session_token" }, message: "must have required property 'session_token'" };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (data.id_token === void 0) {
      let err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "id_token" }, message: "must have required property 'id_token'" };
      vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
    }
    if (data.session_token !== void 0) {
      let data0 = data.session_token;
      if (typeof data0 == "string") {
        if (func1(data0) < 1) {
          let err3 = { instancePath: instancePath + "/session_token", schemaPath: "#/properties/session_token/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
        }
      } else {
        let err4 = { instancePath: instancePath + "/session_token", schemaPath: "#/properties/session_token/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
      }
    }
    if (data.expire !== void 0) {
      let data1 = data.expire;
      if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1))) {
        let err5 = { instancePath: instancePath + "/expire", schemaPath: "#/properties/expire/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
      }
      if (typeof data1 == "number" && (data1 < 1 || isNaN(data1))) {
        let err6 = { instancePath: instancePath + "/expire", schemaPath: "#/properties/expire/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
        vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
      }
    }
    if (data.status !== void 0) {
      let data2 = data.status;
      if (typeof data2 != "string") {
        let err7 = { instancePath: instancePath + "/status", schemaPath: "#/properties/status/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
      }
      if (data2 !== "SUCCESS") {
        let err8 = { instancePath: instancePath + "/status", schemaPath: "#/properties/status/enum", keyword: "enum", params: { allowedValues: schema48.properties.status.enum }, message: "must be equal to one of the allowed values" };
        vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
      }
    }
    if (data.id_token !== void 0) {
      let data3 = data.id_token;
      if (typeof data3 == "string") {
        if (func1(data3) < 1) {
          let err9 = { instancePath: instancePath + "/id_token", schemaPath: "#/properties/id_token/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
        }
      } else {
        let err10 = { instancePath: instancePath + "/id_token", schemaPath: "#/properties/id_token/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++;
      }
    }
  } else {
    let err11 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    vErrors === null ? vErrors = [err11] : vErrors.push(err11), errors++;
  }
  return validate31.errors = vErrors, errors === 0;
}
validate31.evaluated = { props: { session_token: !0, expire: !0, status: !0, id_token: !0 }, dynamicProps: !1, dynamicItems: !1 };
var v8 = validate32;
var schema50 = { type: "string", enum: ["IDAAS.SDK.PARAM.0001", "IDAAS.SDK.PARAM.0002", "IDAAS.SDK.PARAM.0003"] };
function validate32(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate32.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), data && typeof data == "object" && !Array.isArray(data)) {
    if (data.error_code === void 0) {
      let err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "error_code" }, message: "must have required property 'error_code'" };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.error_msg === void 0) {
      let err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "error_msg" }, message: "must have required property 'error_msg'" };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (data.error_code !== void 0) {
      let data0 = data.error_code, _errs2 = errors, valid1 = !1, _errs3 = errors;
      if (typeof data0 != "string") {
        let err2 = { instancePath: instancePath + "/error_code", schemaPath: "#/components/schemas/SignInError400Code/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
      }
      if (!(data0 === "IDAAS.SDK.PARAM.0001" || data0 === "IDAAS.SDK.PARAM.0002" || data0 === "IDAAS.SDK.PARAM.0003")) {
        let err3 = { instancePath: instancePath + "/error_code", schemaPath: "#/components/schemas/SignInError400Code/enum", keyword: "enum", params: { allowedValues: schema50.enum }, message: "must be equal to one of the allowed values" };
        vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
      }
      var _valid0 = _errs3 === errors;
      valid1 = valid1 || _valid0;
      let _errs6 = errors;
      if (typeof data0 != "string") {
        let err4 = { instancePath: instancePath + "/error_code", schemaPath: "#/properties/error_code/anyOf/1/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
      }
      var _valid0 = _errs6 === errors;
      if (valid1 = valid1 || _valid0, valid1)
        errors = _errs2, vErrors !== null && (_errs2 ? vErrors.length = _errs2 : vErrors = null);
      else {
        let err5 = { instancePath: instancePath + "/error_code", schemaPath: "#/properties/error_code/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
        vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
      }
    }
    if (data.error_msg !== void 0 && typeof data.error_msg != "string") {
      let err6 = { instancePath: instancePath + "/error_msg", schemaPath: "#/properties/error_msg/type", keyword: "type", params: { type: "string" }, message: "must be string" };
      vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
    }
  } else {
    let err7 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
  }
  return validate32.errors = vErrors, errors === 0;
}
validate32.evaluated = { props: { error_code: !0, error_msg: !0 }, dynamicProps: !1, dynamicItems: !1 };
var v9 = validate33, schema51 = { type: "object", required: ["access_token", "token_type", "expires_in"], properties: { access_token: { type: "string", minLength: 1 }, token_type: { type: "string", enum: ["bearer"] }, expires_in: { type: "integer", minimum: 1 }, scope: { type: "string" } }, components: { schemas: {} } };
function validate33(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate33.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), data && typeof data == "object" && !Array.isArray(data)) {
    if (data.access_token === void 0) {
      let err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "access_token" }, message: "must have required property 'access_token'" };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.token_type === void 0) {
      let err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "token_type" }, message: "must have required property 'token_type'" };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (data.expires_in === void 0) {
      let err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "expires_in" }, message: "must have required property 'expires_in'" };
      vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
    }
    if (data.access_token !== void 0) {
      let data0 = data.access_token;
      if (typeof data0 == "string") {
        if (func1(data0) < 1) {
          let err3 = { instancePath: instancePath + "/access_token", schemaPath: "#/properties/access_token/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
        }
      } else {
        let err4 = { instancePath: instancePath + "/access_token", schemaPath: "#/properties/access_token/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
      }
    }
    if (data.token_type !== void 0) {
      let data1 = data.token_type;
      if (typeof data1 != "string") {
        let err5 = { instancePath: instancePath + "/token_type", schemaPath: "#/properties/token_type/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
      }
      if (data1 !== "bearer") {
        let err6 = { instancePath: instancePath + "/token_type", schemaPath: "#/properties/token_type/enum", keyword: "enum", params: { allowedValues: schema51.properties.token_type.enum }, message: "must be equal to one of the allowed values" };
        vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
      }
    }
    if (data.expires_in !== void 0) {
      let data2 = data.expires_in;
      if (!(typeof data2 == "number" && !(data2 % 1) && !isNaN(data2))) {
        let err7 = { instancePath: instancePath + "/expires_in", schemaPath: "#/properties/expires_in/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
      }
      if (typeof data2 == "number" && (data2 < 1 || isNaN(data2))) {
        let err8 = { instancePath: instancePath + "/expires_in", schemaPath: "#/properties/expires_in/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
        vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
      }
    }
    if (data.scope !== void 0 && typeof data.scope != "string") {
      let err9 = { instancePath: instancePath + "/scope", schemaPath: "#/properties/scope/type", keyword: "type", params: { type: "string" }, message: "must be string" };
      vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
    }
  } else {
    let err10 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++;
  }
  return validate33.errors = vErrors, errors === 0;
}
validate33.evaluated = { props: { access_token: !0, token_type: !0, expires_in: !0, scope: !0 }, dynamicProps: !1, dynamicItems: !1 };
var v10 = validate34;
var schema53 = { type: "string", enum: ["invalid_client"] };
function validate34(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate34.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), data && typeof data == "object" && !Array.isArray(data)) {
    if (data.error === void 0) {
      let err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "error" }, message: "must have required property 'error'" };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.error_description === void 0) {
      let err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "error_description" }, message: "must have required property 'error_description'" };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (data.error !== void 0) {
      let data0 = data.error, _errs2 = errors, valid1 = !1, _errs3 = errors;
      if (typeof data0 != "string") {
        let err2 = { instancePath: instancePath + "/error", schemaPath: "#/components/schemas/GetAccessTokenOAuthError401Code/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
      }
      if (data0 !== "invalid_client") {
        let err3 = { instancePath: instancePath + "/error", schemaPath: "#/components/schemas/GetAccessTokenOAuthError401Code/enum", keyword: "enum", params: { allowedValues: schema53.enum }, message: "must be equal to one of the allowed values" };
        vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
      }
      var _valid0 = _errs3 === errors;
      valid1 = valid1 || _valid0;
      let _errs6 = errors;
      if (typeof data0 != "string") {
        let err4 = { instancePath: instancePath + "/error", schemaPath: "#/properties/error/anyOf/1/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
      }
      var _valid0 = _errs6 === errors;
      if (valid1 = valid1 || _valid0, valid1)
        errors = _errs2, vErrors !== null && (_errs2 ? vErrors.length = _errs2 : vErrors = null);
      else {
        let err5 = { instancePath: instancePath + "/error", schemaPath: "#/properties/error/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
        vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
      }
    }
    if (data.error_description !== void 0 && typeof data.error_description != "string") {
      let err6 = { instancePath: instancePath + "/error_description", schemaPath: "#/properties/error_description/type", keyword: "type", params: { type: "string" }, message: "must be string" };
      vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
    }
  } else {
    let err7 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
  }
  return validate34.errors = vErrors, errors === 0;
}
validate34.evaluated = { props: { error: !0, error_description: !0 }, dynamicProps: !1, dynamicItems: !1 };
var v11 = validate35;
var schema55 = { type: "string", enum: ["SDK.COMMON.1003", "SDK.COMMON.1001", "SDK.COMMON.1012", "SDK.COMMON.1005", "SDK.SMS.1005", "SDK.COMMON.1013"] };
function validate35(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate35.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), data && typeof data == "object" && !Array.isArray(data)) {
    if (data.error_code === void 0) {
      let err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "error_code" }, message: "must have required property 'error_code'" };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.error_msg === void 0) {
      let err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "error_msg" }, message: "must have required property 'error_msg'" };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (data.error_code !== void 0) {
      let data0 = data.error_code, _errs2 = errors, valid1 = !1, _errs3 = errors;
      if (typeof data0 != "string") {
        let err2 = { instancePath: instancePath + "/error_code", schemaPath: "#/components/schemas/ChangePasswordByMobileError400Code/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
      }
      if (!(data0 === "SDK.COMMON.1003" || data0 === "SDK.COMMON.1001" || data0 === "SDK.COMMON.1012" || data0 === "SDK.COMMON.1005" || data0 === "SDK.SMS.1005" || data0 === "SDK.COMMON.1013")) {
        let err3 = { instancePath: instancePath + "/error_code", schemaPath: "#/components/schemas/ChangePasswordByMobileError400Code/enum", keyword: "enum", params: { allowedValues: schema55.enum }, message: "must be equal to one of the allowed values" };
        vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
      }
      var _valid0 = _errs3 === errors;
      valid1 = valid1 || _valid0;
      let _errs6 = errors;
      if (typeof data0 != "string") {
        let err4 = { instancePath: instancePath + "/error_code", schemaPath: "#/properties/error_code/anyOf/1/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
      }
      var _valid0 = _errs6 === errors;
      if (valid1 = valid1 || _valid0, valid1)
        errors = _errs2, vErrors !== null && (_errs2 ? vErrors.length = _errs2 : vErrors = null);
      else {
        let err5 = { instancePath: instancePath + "/error_code", schemaPath: "#/properties/error_code/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
        vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
      }
    }
    if (data.error_msg !== void 0 && typeof data.error_msg != "string") {
      let err6 = { instancePath: instancePath + "/error_msg", schemaPath: "#/properties/error_msg/type", keyword: "type", params: { type: "string" }, message: "must be string" };
      vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
    }
  } else {
    let err7 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
  }
  return validate35.errors = vErrors, errors === 0;
}
validate35.evaluated = { props: { error_code: !0, error_msg: !0 }, dynamicProps: !1, dynamicItems: !1 };
var v12 = validate36;
var schema57 = { type: "string", enum: ["SDK.COMMON.1008"] };
function validate36(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate36.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), data && typeof data == "object" && !Array.isArray(data)) {
    if (data.error_code === void 0) {
      let err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "error_code" }, message: "must have required property 'error_code'" };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.error_msg === void 0) {
      let err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "error_msg" }, message: "must have required property 'error_msg'" };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (data.error_code !== void 0) {
      let data0 = data.error_code, _errs2 = errors, valid1 = !1, _errs3 = errors;
      if (typeof data0 != "string") {
        let err2 = { instancePath: instancePath + "/error_code", schemaPath: "#/components/schemas/ChangePasswordByMobileError500Code/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
      }
      if (data0 !== "SDK.COMMON.1008") {
        let err3 = { instancePath: instancePath + "/error_code", schemaPath: "#/components/schemas/ChangePasswordByMobileError500Code/enum", keyword: "enum", params: { allowedValues: schema57.enum }, message: "must be equal to one of the allowed values" };
        vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
      }
      var _valid0 = _errs3 === errors;
      valid1 = valid1 || _valid0;
      let _errs6 = errors;
      if (typeof data0 != "string") {
        let err4 = { instancePath: instancePath + "/error_code", schemaPath: "#/properties/error_code/anyOf/1/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
      }
      var _valid0 = _errs6 === errors;
      if (valid1 = valid1 || _valid0, valid1)
        errors = _errs2, vErrors !== null && (_errs2 ? vErrors.length = _errs2 : vErrors = null);
      else {
        let err5 = { instancePath: instancePath + "/error_code", schemaPath: "#/properties/error_code/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
        vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
      }
    }
    if (data.error_msg !== void 0 && typeof data.error_msg != "string") {
      let err6 = { instancePath: instancePath + "/error_msg", schemaPath: "#/properties/error_msg/type", keyword: "type", params: { type: "string" }, message: "must be string" };
      vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
    }
  } else {
    let err7 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
  }
  return validate36.errors = vErrors, errors === 0;
}
validate36.evaluated = { props: { error_code: !0, error_msg: !0 }, dynamicProps: !1, dynamicItems: !1 };
var v13 = validate37;
var schema59 = { type: "string", enum: ["SDK.COMMON.1003", "SDK.COMMON.1012"] };
function validate37(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate37.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), data && typeof data == "object" && !Array.isArray(data)) {
    if (data.error_code === void 0) {
      let err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "error_code" }, message: "must have required property 'error_code'" };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.error_msg === void 0) {
      let err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "error_msg" }, message: "must have required property 'error_msg'" };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (data.error_code !== void 0) {
      let data0 = data.error_code, _errs2 = errors, valid1 = !1, _errs3 = errors;
      if (typeof data0 != "string") {
        let err2 = { instancePath: instancePath + "/error_code", schemaPath: "#/components/schemas/SendSmsCodeError400Code/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
      }
      if (!(data0 === "SDK.COMMON.1003" || data0 === "SDK.COMMON.1012")) {
        let err3 = { instancePath: instancePath + "/error_code", schemaPath: "#/components/schemas/SendSmsCodeError400Code/enum", keyword: "enum", params: { allowedValues: schema59.enum }, message: "must be equal to one of the allowed values" };
        vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
      }
      var _valid0 = _errs3 === errors;
      valid1 = valid1 || _valid0;
      let _errs6 = errors;
      if (typeof data0 != "string") {
        let err4 = { instancePath: instancePath + "/error_code", schemaPath: "#/properties/error_code/anyOf/1/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
      }
      var _valid0 = _errs6 === errors;
      if (valid1 = valid1 || _valid0, valid1)
        errors = _errs2, vErrors !== null && (_errs2 ? vErrors.length = _errs2 : vErrors = null);
      else {
        let err5 = { instancePath: instancePath + "/error_code", schemaPath: "#/properties/error_code/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
        vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
      }
    }
    if (data.error_msg !== void 0 && typeof data.error_msg != "string") {
      let err6 = { instancePath: instancePath + "/error_msg", schemaPath: "#/properties/error_msg/type", keyword: "type", params: { type: "string" }, message: "must be string" };
      vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
    }
  } else {
    let err7 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
  }
  return validate37.errors = vErrors, errors === 0;
}
validate37.evaluated = { props: { error_code: !0, error_msg: !0 }, dynamicProps: !1, dynamicItems: !1 };
var v14 = validate38;
var schema61 = { type: "string", enum: ["SDK.COMMON.1003", "SDK.COMMON.1012"] };
function validate38(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate38.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), data && typeof data == "object" && !Array.isArray(data)) {
    if (data.error_code === void 0) {
      let err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "error_code" }, message: "must have required property 'error_code'" };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.error_msg === void 0) {
      let err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "error_msg" }, message: "must have required property 'error_msg'" };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (data.error_code !== void 0) {
      let data0 = data.error_code, _errs2 = errors, valid1 = !1, _errs3 = errors;
      if (typeof data0 != "string") {
        let err2 = { instancePath: instancePath + "/error_code", schemaPath: "#/components/schemas/SendEmailCodeError400Code/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
      }
      if (!(data0 === "SDK.COMMON.1003" || data0 === "SDK.COMMON.1012")) {
        let err3 = { instancePath: instancePath + "/error_code", schemaPath: "#/components/schemas/SendEmailCodeError400Code/enum", keyword: "enum", params: { allowedValues: schema61.enum }, message: "must be equal to one of the allowed values" };
        vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
      }
      var _valid0 = _errs3 === errors;
      valid1 = valid1 || _valid0;
      let _errs6 = errors;
      if (typeof data0 != "string") {
        let err4 = { instancePath: instancePath + "/error_code", schemaPath: "#/properties/error_code/anyOf/1/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
      }
      var _valid0 = _errs6 === errors;
      if (valid1 = valid1 || _valid0, valid1)
        errors = _errs2, vErrors !== null && (_errs2 ? vErrors.length = _errs2 : vErrors = null);
      else {
        let err5 = { instancePath: instancePath + "/error_code", schemaPath: "#/properties/error_code/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
        vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
      }
    }
    if (data.error_msg !== void 0 && typeof data.error_msg != "string") {
      let err6 = { instancePath: instancePath + "/error_msg", schemaPath: "#/properties/error_msg/type", keyword: "type", params: { type: "string" }, message: "must be string" };
      vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
    }
  } else {
    let err7 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
  }
  return validate38.errors = vErrors, errors === 0;
}
validate38.evaluated = { props: { error_code: !0, error_msg: !0 }, dynamicProps: !1, dynamicItems: !1 };
var v15 = validate39;
var schema63 = { type: "string", enum: ["SDK.COMMON.1003", "SDK.COMMON.1012"] };
function validate39(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate39.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), data && typeof data == "object" && !Array.isArray(data)) {
    if (data.error_code === void 0) {
      let err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "error_code" }, message: "must have required property 'error_code'" };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.error_msg === void 0) {
      let err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "error_msg" }, message: "must have required property 'error_msg'" };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (data.error_code !== void 0) {
      let data0 = data.error_code, _errs2 = errors, valid1 = !1, _errs3 = errors;
      if (typeof data0 != "string") {
        let err2 = { instancePath: instancePath + "/error_code", schemaPath: "#/components/schemas/SignInError400Code/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
      }
      if (!(data0 === "SDK.COMMON.1003" || data0 === "SDK.COMMON.1012")) {
        let err3 = { instancePath: instancePath + "/error_code", schemaPath: "#/components/schemas/SignInError400Code/enum", keyword: "enum", params: { allowedValues: schema63.enum }, message: "must be equal to one of the allowed values" };
        vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
      }
      var _valid0 = _errs3 === errors;
      valid1 = valid1 || _valid0;
      let _errs6 = errors;
      if (typeof data0 != "string") {
        let err4 = { instancePath: instancePath + "/error_code", schemaPath: "#/properties/error_code/anyOf/1/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
      }
      var _valid0 = _errs6 === errors;
      if (valid1 = valid1 || _valid0, valid1)
        errors = _errs2, vErrors !== null && (_errs2 ? vErrors.length = _errs2 : vErrors = null);
      else {
        let err5 = { instancePath: instancePath + "/error_code", schemaPath: "#/properties/error_code/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
        vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
      }
    }
    if (data.error_msg !== void 0 && typeof data.error_msg != "string") {
      let err6 = { instancePath: instancePath + "/error_msg", schemaPath: "#/properties/error_msg/type", keyword: "type", params: { type: "string" }, message: "must be string" };
      vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
    }
  } else {
    let err7 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
  }
  return validate39.errors = vErrors, errors === 0;
}
validate39.evaluated = { props: { error_code: !0, error_msg: !0 }, dynamicProps: !1, dynamicItems: !1 };
var v16 = validate40;
var schema65 = { type: "string", enum: ["PARAM.0009", "PWD.0001", "PWD.0002"] };
function validate40(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate40.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), data && typeof data == "object" && !Array.isArray(data)) {
    if (data.error_code === void 0) {
      let err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "error_code" }, message: "must have required property 'error_code'" };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.error_msg === void 0) {
      let err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "error_msg" }, message: "must have required property 'error_msg'" };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (data.error_code !== void 0) {
      let data0 = data.error_code, _errs2 = errors, valid1 = !1, _errs3 = errors;
      if (typeof data0 != "string") {
        let err2 = { instancePath: instancePath + "/error_code", schemaPath: "#/components/schemas/UpdatePasswordByMobileError400Code/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
      }
      if (!(data0 === "PARAM.0009" || data0 === "PWD.0001" || data0 === "PWD.0002")) {
        let err3 = { instancePath: instancePath + "/error_code", schemaPath: "#/components/schemas/UpdatePasswordByMobileError400Code/enum", keyword: "enum", params: { allowedValues: schema65.enum }, message: "must be equal to one of the allowed values" };
        vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
      }
      var _valid0 = _errs3 === errors;
      valid1 = valid1 || _valid0;
      let _errs6 = errors;
      if (typeof data0 != "string") {
        let err4 = { instancePath: instancePath + "/error_code", schemaPath: "#/properties/error_code/anyOf/1/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
      }
      var _valid0 = _errs6 === errors;
      if (valid1 = valid1 || _valid0, valid1)
        errors = _errs2, vErrors !== null && (_errs2 ? vErrors.length = _errs2 : vErrors = null);
      else {
        let err5 = { instancePath: instancePath + "/error_code", schemaPath: "#/properties/error_code/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
        vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
      }
    }
    if (data.error_msg !== void 0 && typeof data.error_msg != "string") {
      let err6 = { instancePath: instancePath + "/error_msg", schemaPath: "#/properties/error_msg/type", keyword: "type", params: { type: "string" }, message: "must be string" };
      vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
    }
  } else {
    let err7 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
  }
  return validate40.errors = vErrors, errors === 0;
}
validate40.evaluated = { props: { error_code: !0, error_msg: !0 }, dynamicProps: !1, dynamicItems: !1 };
var v17 = validate41;
var schema67 = { type: "string", enum: ["APP.0001"] };
function validate41(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate41.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), data && typeof data == "object" && !Array.isArray(data)) {
    if (data.error_code === void 0) {
      let err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "error_code" }, message: "must have required property 'error_code'" };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.error_msg === void 0) {
      let err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "error_msg" }, message: "must have required property 'error_msg'" };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (data.error_code !== void 0) {
      let data0 = data.error_code, _errs2 = errors, valid1 = !1, _errs3 = errors;
      if (typeof data0 != "string") {
        let err2 = { instancePath: instancePath + "/error_code", schemaPath: "#/components/schemas/SendSmsCodeError400Code/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
      }
      if (data0 !== "APP.0001") {
        let err3 = { instancePath: instancePath + "/error_code", schemaPath: "#/components/schemas/SendSmsCodeError400Code/enum", keyword: "enum", params: { allowedValues: schema67.enum }, message: "must be equal to one of the allowed values" };
        vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
      }
      var _valid0 = _errs3 === errors;
      valid1 = valid1 || _valid0;
      let _errs6 = errors;
      if (typeof data0 != "string") {
        let err4 = { instancePath: instancePath + "/error_code", schemaPath: "#/properties/error_code/anyOf/1/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
      }
      var _valid0 = _errs6 === errors;
      if (valid1 = valid1 || _valid0, valid1)
        errors = _errs2, vErrors !== null && (_errs2 ? vErrors.length = _errs2 : vErrors = null);
      else {
        let err5 = { instancePath: instancePath + "/error_code", schemaPath: "#/properties/error_code/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
        vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
      }
    }
    if (data.error_msg !== void 0 && typeof data.error_msg != "string") {
      let err6 = { instancePath: instancePath + "/error_msg", schemaPath: "#/properties/error_msg/type", keyword: "type", params: { type: "string" }, message: "must be string" };
      vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
    }
  } else {
    let err7 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
  }
  return validate41.errors = vErrors, errors === 0;
}
validate41.evaluated = { props: { error_code: !0, error_msg: !0 }, dynamicProps: !1, dynamicItems: !1 };
var v18 = validate42;
var schema69 = { type: "string", enum: ["APP.0001"] };
function validate42(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate42.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), data && typeof data == "object" && !Array.isArray(data)) {
    if (data.error_code === void 0) {
      let err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "error_code" }, message: "must have required property 'error_code'" };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.error_msg === void 0) {
      let err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "error_msg" }, message: "must have required property 'error_msg'" };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (data.error_code !== void 0) {
      let data0 = data.error_code, _errs2 = errors, valid1 = !1, _errs3 = errors;
      if (typeof data0 != "string") {
        let err2 = { instancePath: instancePath + "/error_code", schemaPath: "#/components/schemas/SignInError400Code/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
      }
      if (data0 !== "APP.0001") {
        let err3 = { instancePath: instancePath + "/error_code", schemaPath: "#/components/schemas/SignInError400Code/enum", keyword: "enum", params: { allowedValues: schema69.enum }, message: "must be equal to one of the allowed values" };
        vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
      }
      var _valid0 = _errs3 === errors;
      valid1 = valid1 || _valid0;
      let _errs6 = errors;
      if (typeof data0 != "string") {
        let err4 = { instancePath: instancePath + "/error_code", schemaPath: "#/properties/error_code/anyOf/1/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
      }
      var _valid0 = _errs6 === errors;
      if (valid1 = valid1 || _valid0, valid1)
        errors = _errs2, vErrors !== null && (_errs2 ? vErrors.length = _errs2 : vErrors = null);
      else {
        let err5 = { instancePath: instancePath + "/error_code", schemaPath: "#/properties/error_code/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
        vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
      }
    }
    if (data.error_msg !== void 0 && typeof data.error_msg != "string") {
      let err6 = { instancePath: instancePath + "/error_msg", schemaPath: "#/properties/error_msg/type", keyword: "type", params: { type: "string" }, message: "must be string" };
      vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
    }
  } else {
    let err7 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
  }
  return validate42.errors = vErrors, errors === 0;
}
validate42.evaluated = { props: { error_code: !0, error_msg: !0 }, dynamicProps: !1, dynamicItems: !1 };
var validators = {
  ciam: {
    updatePasswordByMobile: { 400: v0 },
    updatePasswordByEmail: { 400: v1 },
    changeUserPassword: { 200: v2, 400: v3, 500: v4 },
    sendSmsCode: { 400: v5 },
    sendEmailCode: { 400: v6 },
    signIn: { 200: v7, 400: v8 },
    getAccessToken: { 200: v9, 401: v10 }
  },
  eiam: {
    changePasswordByMobile: { 400: v11, 500: v12 },
    sendSmsCode: { 400: v13 },
    sendEmailCode: { 400: v14 },
    signIn: { 200: v7, 400: v15 }
  },
  oneaccess: {
    updatePasswordByMobile: { 400: v16 },
    sendSmsCode: { 400: v17 },
    signIn: { 200: v7, 400: v18 }
  }
};
export {
  v0,
  v1,
  v10,
  v11,
  v12,
  v13,
  v14,
  v15,
  v16,
  v17,
  v18,
  v2,
  v3,
  v4,
  v5,
  v6,
  v7,
  v8,
  v9,
  validators
};
