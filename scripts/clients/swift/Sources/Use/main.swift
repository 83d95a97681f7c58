// One change, one refusal told apart by its code, one code that this client does not know yet.
// Passwords, codes and tokens are the sandbox's.
import Foundation
import Idaas

func call(_ url: String, _ body: UpdatePasswordByMobile, headers: [String: String] = [:]) async throws(ErrorResponse) -> Int {
    let configuration = IdaasAPIConfiguration(basePath: url, customHeaders: headers, apiResponseQueue: .global())
    return try await CiamAPI.updatePasswordByMobileWithRequestBuilder(
        xOperatingSysVersion: "Android 10",
        xDeviceFingerprint: "sample",
        xAgent: "sample",
        xClientId: "nTo1eRIub60vPb54WeE6aojPwYwImtl4",
        updatePasswordByMobile: body,
        X_L: .zh,
        apiConfiguration: configuration
    ).execute().statusCode
}

/// Mode reset: nobody is signed in.
func refusedReset(_ url: String) async throws -> (status: Int, error: UpdatePasswordByMobileError400) {
    let reset = ResetByMobile(mobile: "12345678901", verifyCode: "123456", password: "Ab-12")
    do {
        let status = try await call(url, .typeResetByMobile(reset))
        fatalError("no refusal but \(status)")
    } catch ErrorResponse.error(let status, let data, _, _) {
        return (status, try JSONDecoder().decode(UpdatePasswordByMobileError400.self, from: data ?? Data()))
    }
}

func expect<T: Equatable>(_ name: String, _ found: T, _ wanted: T) {
    guard found == wanted else { fatalError("\(name): \(found), not \(wanted)") }
    print("\(name): \(found)")
}

let environment = ProcessInfo.processInfo.environment
let url = environment["IDAAS_URL"]!

// Mode change: the user is signed in, so the request has a token.
let change = ChangeByMobile(verifyCode: "123456", password: "Quiet-River-7")
expect("success", try await call(url, .typeChangeByMobile(change), headers: ["Authorization": "Bearer sandbox-id-token"]), 200)

let refused = try await refusedReset(url)
expect(
    "typed code",
    ["\(refused.status)", refused.error.errorCode, refused.error.errorMsg],
    ["400", UpdatePasswordByMobileError400Code.IDAAS_SDK_PWD_0007.rawValue, "密码长度为8~20个字符"]
)

// A newer server may answer codes that this client does not know; they are strings like the others.
let newer = try await refusedReset(environment["IDAAS_NEWER_URL"]!)
let isKnown = UpdatePasswordByMobileError400Code(rawValue: newer.error.errorCode) != nil
expect("unknown code", ["\(newer.status)", "\(isKnown)"], ["400", "false"])
