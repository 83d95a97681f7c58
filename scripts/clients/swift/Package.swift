// swift-tools-version:6.0
import PackageDescription

let package = Package(
    name: "Use",
    platforms: [.macOS(.v12)],
    dependencies: [.package(name: "Idaas", path: "client")],
    targets: [.executableTarget(name: "Use", dependencies: [.product(name: "Idaas", package: "Idaas")])]
)
