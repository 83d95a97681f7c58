// A change, a typed error code, a code that this client does not know yet, and what gateways send. Passwords, codes and
// tokens are the sandbox's. `npm run clients -- --serve` serves it and prints the variables.
import idaas.apis.CiamApi
import idaas.infrastructure.ApiClient
import idaas.infrastructure.ApiResponse
import idaas.infrastructure.ClientError
import idaas.infrastructure.Serializer
import idaas.models.ChangeByMobile
import idaas.models.MessageLanguage
import idaas.models.ResetByMobile
import idaas.models.UpdatePasswordByMobile
import idaas.models.UpdatePasswordByMobileError400
import idaas.models.UpdatePasswordByMobileError400Code
import okhttp3.OkHttpClient

// Following a redirect would send password and token to another host.
val http = OkHttpClient.Builder().followRedirects(false).build()

fun main() {
    val url = System.getenv("IDAAS_URL")

    // Mode change: the user is signed in, so the client has a token.
    ApiClient.accessToken = "sandbox-id-token"
    val changed = call(url, UpdatePasswordByMobile(ChangeByMobile(verifyCode = "123456", password = "Quiet-River-7")))
    expect("success", listOf(changed.statusCode), listOf(200))

    val (status, error) = failedReset(url)
    expect(
        "typed code",
        listOf(status, error.errorCode, error.errorMsg),
        listOf(400, UpdatePasswordByMobileError400Code.IDAAS_SDK_PWD_0007.value, "密码长度为8~20个字符"),
    )

    // A newer server may send codes that this client does not know; they are strings like the others.
    val (newerStatus, newer) = failedReset(System.getenv("IDAAS_NEWER_URL"))
    expect("unknown code", listOf(newerStatus, UpdatePasswordByMobileError400Code.decode(newer.errorCode)), listOf(400, null))

    // A gateway sends a page, nothing, or another status: what came is the status, and there is no error to read.
    val reset = ResetByMobile(mobile = "12345678901", verifyCode = "123456", password = "Quiet-River-7")
    val statuses = listOf(502, 429, 204).map {
        call("${System.getenv("IDAAS_GATEWAY_URL")}/$it", UpdatePasswordByMobile(reset)).statusCode
    }
    expect("gateway", statuses, listOf(502, 429, 204))
}

/** Mode reset: nobody is signed in. */
fun failedReset(url: String): Pair<Int, UpdatePasswordByMobileError400> {
    ApiClient.accessToken = null
    val reset = ResetByMobile(mobile = "12345678901", verifyCode = "123456", password = "Ab-12")
    val response = call(url, UpdatePasswordByMobile(reset))
    check(response is ClientError<*>) { "the reset did not fail" }
    return response.statusCode to Serializer.gson.fromJson(response.body as String, UpdatePasswordByMobileError400::class.java)
}

fun call(url: String, body: UpdatePasswordByMobile): ApiResponse<Unit?> =
    CiamApi(url, http).updatePasswordByMobileWithHttpInfo(
        xOperatingSysVersion = "Android 10",
        xDeviceFingerprint = "sample",
        xAgent = "sample",
        xClientId = "nTo1eRIub60vPb54WeE6aojPwYwImtl4",
        updatePasswordByMobile = body,
        xDeviceIp = null,
        X_L = MessageLanguage.zh,
        xTenantId = null,
    )

fun expect(name: String, found: List<Any?>, wanted: List<Any?>) {
    check(found == wanted) { "$name: $found, not $wanted" }
    println("$name: $found")
}
